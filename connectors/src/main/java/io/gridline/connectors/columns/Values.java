package io.gridline.connectors.columns;

import java.util.Arrays;

/**
 * The values of one column at the wanted rows, in their sequence. Numbers and booleans (1 and 0)
 * are longs, everything else bytes in one array. The object is used again for the next batch, and
 * so are its arrays.
 */
public final class Values {

  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private int size;
  private long[] numbers = new long[0];
  private byte[] bytes = new byte[0];
  private int[] ends = new int[1];
  private boolean[] nulls = new boolean[0];
  private boolean hasNulls;

  /** How many there are, nulls included. */
  public int size() {
    return size;
  }

  public boolean isNull(int n) {
    return hasNulls && nulls[n];
  }

  /** The n-th value of a column of numbers or booleans; 0 when it is null. */
  public long number(int n) {
    return numbers[n];
  }

  /** Where the n-th value of any other column starts in {@link #bytes}. */
  public int offset(int n) {
    return ends[n];
  }

  /** How many bytes the n-th value has; 0 when it is null. */
  public int length(int n) {
    return ends[n + 1] - ends[n];
  }

  /** The bytes of all values, one after the other; only lent, and longer than they are. */
  public byte[] bytes() {
    return bytes;
  }

  /** All values of a column of numbers; only lent, and longer than they are. */
  public long[] numbers() {
    return numbers;
  }

  void clear() {
    size = 0;
    hasNulls = false;
  }

  void reserveNumbers(int more) {
    if (numbers.length < size + more) {
      numbers = Arrays.copyOf(numbers, Math.max(size + more, 2 * numbers.length));
    }
  }

  void reserveBytes(int more) {
    if (ends.length <= size + more) {
      ends = Arrays.copyOf(ends, Math.max(size + more, 2 * size) + 1);
    }
  }

  void reserveContent(int more) {
    long needed = (long) ends[size] + more;
    if (needed > bytes.length) {
      grow(needed);
    }
  }

  /** Adds a number, for which there has to be room. */
  void add(long number) {
    numbers[size++] = number;
  }

  /** Adds bytes, for whose end there has to be room. */
  void add(byte[] from, int offset, int length) {
    int at = ends[size];
    int end = at + length;
    if (end > bytes.length || end < 0) {
      grow((long) at + length);
    }
    System.arraycopy(from, offset, bytes, at, length);
    ends[++size] = end;
  }

  private void grow(long needed) {
    if (needed > LONGEST) {
      throw new IllegalStateException("the values of one batch have more than 2 GiB");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(LONGEST, Math.max(needed, 2L * bytes.length)));
  }

  /** What was added last, without a null among it, has been {@code count} values. */
  void addedWithoutNulls(int count) {
    if (hasNulls) {
      reserveNulls();
      Arrays.fill(nulls, size - count, size, false);
    }
  }

  /** Puts nulls between the {@code present} values that were added last, where there are any. */
  void spread(int present, boolean[] absent, int count, boolean areNumbers) {
    int start = size - present;
    if (areNumbers) {
      reserveNumbers(count - present);
    } else {
      reserveBytes(count - present);
    }
    size = start + count;
    reserveNulls();
    if (!hasNulls) {
      Arrays.fill(nulls, 0, start, false);
      hasNulls = true;
    }
    System.arraycopy(absent, 0, nulls, start, count);
    int from = start + present;
    for (int to = size - 1; to >= start; to--) {
      if (areNumbers) {
        numbers[to] = nulls[to] ? 0 : numbers[from - 1];
      } else {
        ends[to + 1] = ends[from];
      }
      from -= nulls[to] ? 0 : 1;
    }
  }

  private void reserveNulls() {
    if (nulls.length < size) {
      nulls = Arrays.copyOf(nulls, Math.max(size, 2 * nulls.length));
    }
  }
}
