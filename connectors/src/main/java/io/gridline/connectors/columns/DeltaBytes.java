package io.gridline.connectors.columns;

import java.util.Arrays;

/** Byte strings in the encoding DELTA_BYTE_ARRAY: each begins as the one before it did. */
final class DeltaBytes implements PageDecoder {

  private final byte[] bytes;
  private final int end;
  private final DeltaNumbers prefixes;
  private final DeltaNumbers suffixes;
  private final Values some = new Values();
  private byte[] current = new byte[64];
  private int length;
  private int value;
  private int at;

  DeltaBytes(Page page, DeltaNumbers prefixes, DeltaNumbers suffixes) {
    this.bytes = page.bytes();
    this.end = page.end();
    this.prefixes = prefixes;
    this.suffixes = suffixes;
    this.at = suffixes.end();
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    to.reserveBytes(last - first);
    int next = first;
    for (int i = 0; i < count; i++) {
      move();
      if (next < last && wanted[next] - base == i) {
        to.add(current, 0, length);
        next++;
      }
    }
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) throws DamagedFile {
    to.reserveBytes(count);
    Block block = new Block();
    for (int done = 0; done < count; done += Block.SIZE) {
      block.clear();
      some.clear();
      some.reserveBytes(Block.SIZE);
      for (int i = 0; done + i < count && i < Block.SIZE; i++) {
        move();
        some.add(current, 0, length);
        block.add(some.offset(i), length);
      }
      block.test(some.bytes(), test, marks, done, to);
    }
  }

  private void move() throws DamagedFile {
    DamagedFile.unless(
        value < prefixes.count() && value < suffixes.count(),
        "a page has fewer values than it says");
    int prefix = (int) prefixes.numbers()[value];
    int suffix = (int) suffixes.numbers()[value++];
    DamagedFile.unless(
        prefix >= 0 && prefix <= length && suffix >= 0 && suffix <= end - at,
        "a value is longer than its page");
    length = Math.addExact(prefix, suffix);
    if (length + (long) Page.PADDING > current.length) {
      current = Arrays.copyOf(current, Math.max(length + Page.PADDING, 2 * current.length));
    }
    System.arraycopy(bytes, at, current, prefix, suffix);
    at += suffix;
  }
}
