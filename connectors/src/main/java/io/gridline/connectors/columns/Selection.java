package io.gridline.connectors.columns;

import java.util.function.IntPredicate;

/**
 * Which rows of a batch are wanted, by their positions in it from 0, ascending. The object is used
 * again for the next batch.
 */
public final class Selection {

  private int[] positions = new int[0];
  private int size;
  // So many positions are those of all rows.
  private int ofAll;

  /** How many rows are wanted. */
  public int size() {
    return size;
  }

  /** The position of the n-th wanted row. */
  public int position(int n) {
    return positions[n];
  }

  /** Every row of a batch of that size. */
  public Selection all(int rows) {
    if (ofAll < rows) {
      reserve(rows);
      for (int i = 0; i < rows; i++) {
        positions[i] = i;
      }
      ofAll = rows;
    }
    size = rows;
    return this;
  }

  /** Those rows of a batch of that size whose positions are asked for. */
  Selection where(int rows, IntPredicate asked) {
    clear(rows);
    for (int i = 0; i < rows; i++) {
      if (asked.test(i)) {
        positions[size++] = i;
      }
    }
    return this;
  }

  /** Also what another selection of the same batch wants. */
  public Selection or(Selection other) {
    int[] merged = new int[size + other.size];
    int n = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < size || theirs < other.size) {
      int a = mine < size ? positions[mine] : Integer.MAX_VALUE;
      int b = theirs < other.size ? other.positions[theirs] : Integer.MAX_VALUE;
      merged[n++] = Math.min(a, b);
      mine += a <= b ? 1 : 0;
      theirs += b <= a ? 1 : 0;
    }
    positions = merged;
    ofAll = 0;
    size = n;
    return this;
  }

  void clear(int rows) {
    reserve(rows);
    size = 0;
    ofAll = 0;
  }

  private void reserve(int rows) {
    if (positions.length < rows) {
      positions = new int[rows];
    }
  }

  int[] positions() {
    return positions;
  }

  /** Adds those of {@code count} rows from {@code first} on that are marked by 1 rather than 0. */
  void addMarked(int first, int count, byte[] marks) {
    int n = size;
    for (int i = 0; i < count; i++) {
      positions[n] = first + i;
      n += marks[i];
    }
    size = n;
  }
}
