package io.gridline.ops.simulate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** CSV rows (RFC 4180) as bytes of one charset, for one file of one block. */
final class RowBuffer {

  private static final byte[] SECONDS_AND_OFFSET = ":00+08:00".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Charset charset;
  private byte[] bytes = new byte[256];
  private int length;
  private int rows;
  private boolean rowBegun;

  RowBuffer(Charset charset) {
    this.charset = charset;
  }

  RowBuffer text(String value) {
    separate();
    append(value);
    return this;
  }

  RowBuffer number(int value) {
    return text(Integer.toString(value));
  }

  /** Sixteen hexadecimal digits after a letter: a record's id. */
  RowBuffer id(char letter, long key) {
    separate();
    room(17);
    bytes[length++] = (byte) letter;
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (key >>> shift) & 15];
    }
    return this;
  }

  RowBuffer date(int day) {
    separate();
    raw(Timeline.dateBytes(day));
    return this;
  }

  RowBuffer time(int minute) {
    separate();
    raw(Timeline.dateBytes(Timeline.day(minute)));
    int inDay = Math.floorMod(minute, Timeline.DAY);
    room(6);
    bytes[length++] = 'T';
    twoDigits(inDay / 60);
    bytes[length++] = ':';
    twoDigits(inDay % 60);
    raw(SECONDS_AND_OFFSET);
    return this;
  }

  void endRow() {
    room(1);
    bytes[length++] = '\n';
    rowBegun = false;
    rows++;
  }

  /** A whole line as it is, whatever is wrong with it. */
  void line(byte[] content) {
    raw(content);
    endRow();
  }

  int rows() {
    return rows;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void separate() {
    if (rowBegun) {
      room(1);
      bytes[length++] = ',';
    }
    rowBegun = true;
  }

  private void append(String value) {
    int size = value.length();
    room(size + 2);
    int start = length;
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || c == '"' || c == ',' || c == '\n') {
        length = start;
        raw(quotedWhenNeeded(value).getBytes(charset));
        return;
      }
      bytes[length++] = (byte) c;
    }
  }

  private static String quotedWhenNeeded(String value) {
    boolean plain = value.indexOf('"') < 0 && value.indexOf(',') < 0 && value.indexOf('\n') < 0;
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private void twoDigits(int number) {
    bytes[length++] = (byte) ('0' + number / 10);
    bytes[length++] = (byte) ('0' + number % 10);
  }

  private void raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
