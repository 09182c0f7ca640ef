package io.gridline.connectors.columns;

/** Byte strings, each behind its length. */
final class PlainBytes implements PageDecoder {

  private final byte[] bytes;
  private final int end;
  private int at;

  PlainBytes(Page page) {
    this.bytes = page.bytes();
    this.at = page.offset();
    this.end = page.end();
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    to.reserveBytes(last - first);
    int value = 0;
    for (int i = first; i < last; i++) {
      skip(wanted[i] - base - value);
      value = wanted[i] - base + 1;
      int length = length(at);
      to.add(bytes, at + Integer.BYTES, length);
      at += Integer.BYTES + length;
    }
    skip(count - value);
  }

  private void skip(int count) throws DamagedFile {
    int position = at;
    for (int i = 0; i < count; i++) {
      position += Integer.BYTES + length(position);
    }
    at = position;
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) throws DamagedFile {
    to.reserveBytes(count);
    int position = at;
    for (int i = 0; i < count; i++) {
      int length = length(position);
      marks[i] = 0;
      if (test.wants(bytes, position + Integer.BYTES, length)) {
        marks[i] = 1;
        to.add(bytes, position + Integer.BYTES, length);
      }
      position += Integer.BYTES + length;
    }
    at = position;
  }

  /** Never more than the page still has: a negative length is a large one here. */
  private int length(int position) throws DamagedFile {
    int left = end - position - Integer.BYTES;
    int length = left < 0 ? -1 : Page.intAt(bytes, position);
    if (Integer.compareUnsigned(length, left) > 0 || left < 0) {
      throw new DamagedFile("a value is longer than its page");
    }
    return length;
  }
}
