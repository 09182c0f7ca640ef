package io.gridline.connectors.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * A file's text without its byte order mark, and with one more row at its end. A quote that is
 * never closed swallows that row too, and so does not pass for the end of the file.
 */
final class WholeText extends Reader {

  /**
   * The second half of a surrogate pair: no charset makes it of bytes without the first half before
   * it.
   */
  static final char END = '\uDC00';

  private static final char[] END_ROW = {'\n', END, '\n'};
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader text;
  private boolean started;
  private int ending;

  WholeText(Reader text) {
    this.text = text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (!started) {
      started = true;
      int first = text.read();
      if (first >= 0 && first != BYTE_ORDER_MARK) {
        buffer[offset] = (char) first;
        return 1;
      }
    }
    int read = ending == 0 ? text.read(buffer, offset, length) : -1;
    return read >= 0 ? read : readEnd(buffer, offset, length);
  }

  private int readEnd(char[] buffer, int offset, int length) {
    int read = Math.min(length, END_ROW.length - ending);
    System.arraycopy(END_ROW, ending, buffer, offset, read);
    ending += read;
    return read == 0 ? -1 : read;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
