package io.gridline.connectors.columns;

/** Booleans, as bits or in runs. */
final class Booleans implements PageDecoder {

  private final Hybrid runs;
  private final byte[] bytes;
  private final long end;
  private long bit;
  private int[] some = new int[0];

  private Booleans(Hybrid runs, Page page) {
    this.runs = runs;
    this.bytes = page.bytes();
    this.bit = 8L * page.offset();
    this.end = 8L * page.end();
  }

  static Booleans plain(Page page) {
    return new Booleans(null, page);
  }

  static Booleans inRuns(Page page) throws DamagedFile {
    return new Booleans(new Hybrid(page.prefixed(), 1), page);
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    if (first == last) {
      skip(count);
      return;
    }
    to.reserveNumbers(last - first);
    if (some.length < count) {
      some = new int[count];
    }
    if (runs != null) {
      runs.read(some, count);
    } else {
      readBits(count);
    }
    for (int i = first; i < last; i++) {
      to.add(some[wanted[i] - base]);
    }
  }

  private void skip(int count) throws DamagedFile {
    if (runs != null) {
      runs.skip(count);
    } else {
      bit += count;
    }
  }

  private void readBits(int count) throws DamagedFile {
    DamagedFile.unless(count <= end - bit, "a page has fewer booleans than it says");
    for (int i = 0; i < count; i++, bit++) {
      some[i] = (bytes[(int) (bit >>> 3)] >>> (bit & 7)) & 1;
    }
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) {
    throw new IllegalStateException("booleans are not tested");
  }
}
