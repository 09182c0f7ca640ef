package io.gridline.connectors.columns;

/** Byte strings of one length. */
final class FixedBytes implements PageDecoder {

  private final byte[] bytes;
  private final int end;
  private final int width;
  private int at;

  FixedBytes(Page page, int width) {
    this.bytes = page.bytes();
    this.at = page.offset();
    this.end = page.end();
    this.width = width;
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    requireLeft(count);
    to.reserveBytes(last - first);
    for (int i = first; i < last; i++) {
      to.add(bytes, at + (wanted[i] - base) * width, width);
    }
    at += count * width;
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) throws DamagedFile {
    to.reserveBytes(count);
    requireLeft(count);
    Block block = new Block();
    for (int done = 0; done < count; done += Block.SIZE) {
      block.clear();
      for (int i = done; i < count && i < done + Block.SIZE; i++, at += width) {
        block.add(at, width);
      }
      block.test(bytes, test, marks, done, to);
    }
  }

  private void requireLeft(int count) throws DamagedFile {
    DamagedFile.unless((long) count * width <= end - at, "a page has fewer values than it says");
  }
}
