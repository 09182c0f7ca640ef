package io.gridline.connectors.columns;

/** Byte strings in the encoding DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes. */
final class DeltaLengthBytes implements PageDecoder {

  private final byte[] bytes;
  private final int end;
  private final DeltaNumbers lengths;
  private int value;
  private int at;

  DeltaLengthBytes(Page page, DeltaNumbers lengths) {
    this.bytes = page.bytes();
    this.end = page.end();
    this.lengths = lengths;
    this.at = lengths.end();
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    to.reserveBytes(last - first);
    int next = first;
    for (int i = 0; i < count; i++) {
      int length = nextLength();
      if (next < last && wanted[next] - base == i) {
        to.add(bytes, at, length);
        next++;
      }
      at += length;
    }
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) throws DamagedFile {
    to.reserveBytes(count);
    Block block = new Block();
    for (int done = 0; done < count; done += Block.SIZE) {
      block.clear();
      for (int i = done; i < count && i < done + Block.SIZE; i++) {
        int length = nextLength();
        block.add(at, length);
        at += length;
      }
      block.test(bytes, test, marks, done, to);
    }
  }

  private int nextLength() throws DamagedFile {
    DamagedFile.unless(value < lengths.count(), "a page has fewer values than it says");
    int length = (int) lengths.numbers()[value++];
    DamagedFile.unless(length >= 0 && length <= end - at, "a value is longer than its page");
    return length;
  }
}
