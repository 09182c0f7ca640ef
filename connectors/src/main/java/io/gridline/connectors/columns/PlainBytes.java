package io.gridline.connectors.columns;

/** Byte strings, each behind its length. */
final class PlainBytes implements PageDecoder {

  private final byte[] bytes;
  private final int end;
  private final Block block = new Block();
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
    for (int done = 0; done < count; done += Block.SIZE) {
      int some = Math.min(Block.SIZE, count - done);
      int position = at;
      block.clear();
      for (int i = 0; i < some; i++) {
        int length = length(position);
        block.add(position + Integer.BYTES, length);
        position += Integer.BYTES + length;
      }
      at = position;
      block.test(bytes, test, marks, done, to);
    }
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
