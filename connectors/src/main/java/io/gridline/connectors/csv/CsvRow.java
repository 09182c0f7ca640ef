package io.gridline.connectors.csv;

import io.gridline.connectors.rows.TextRow;
import java.util.Arrays;

/**
 * One row, by the columns that were asked for, in their sequence. The object is used again for the
 * next row: keep values, not rows.
 */
public final class CsvRow implements TextRow {

  private static final char REPLACEMENT = '\uFFFD';

  private char[] text = new char[256];
  private final int[] starts;
  private final int[] lengths;
  private long line;
  private int fields;
  private int used;
  private boolean broken;
  private boolean holdsEnd;
  private boolean isEnd;

  CsvRow(int columns) {
    starts = new int[columns];
    lengths = new int[columns];
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String value(int column) {
    return new String(text, starts[column], lengths[column]);
  }

  @Override
  public boolean isEmpty(int column) {
    return lengths[column] == 0;
  }

  /**
   * Whether the row has another number of fields than the header, or text that its charset does not
   * know.
   */
  @Override
  public boolean isUndecodable() {
    return broken;
  }

  @Override
  public boolean isMalformed() {
    return broken;
  }

  void begin(long startingLine) {
    line = startingLine;
    fields = 0;
    used = 0;
    broken = false;
    holdsEnd = false;
    isEnd = false;
    Arrays.fill(lengths, 0);
    Arrays.fill(starts, 0);
  }

  /** Takes one field; {@code column} is negative when nobody asked for it. */
  void add(int column, char[] buffer, int offset, int length) {
    boolean blank = true;
    for (int i = offset; i < offset + length; i++) {
      char c = buffer[i];
      blank &= Character.isWhitespace(c) || Character.isSpaceChar(c);
      broken |= c == 0 || (c == REPLACEMENT && column >= 0);
      holdsEnd |= c == WholeText.END && (i == offset || !Character.isHighSurrogate(buffer[i - 1]));
    }
    isEnd = holdsEnd && fields == 0 && length == 1;
    if (column >= 0 && !blank) {
      int start = used;
      if (text.length < start + length) {
        text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
      }
      System.arraycopy(buffer, offset, text, start, length);
      starts[column] = start;
      lengths[column] = length;
      used += length;
    }
    fields++;
  }

  void end(int expectedFields) {
    broken |= fields != expectedFields;
  }

  /** Whether the row has swallowed the end of the file, or is it. */
  boolean holdsEnd() {
    return holdsEnd;
  }

  boolean isEnd() {
    return isEnd;
  }

  int fields() {
    return fields;
  }
}
