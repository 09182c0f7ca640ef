package io.gridline.connectors.columns;

/** Numbers that have been read all at once. */
final class ReadNumbers implements PageDecoder {

  private final long[] numbers;
  private final int size;
  private final boolean ofInts;
  private int at;

  /**
   * @param ofInts whether they are 32 bits wide, and wrap there
   */
  ReadNumbers(DeltaNumbers read, boolean ofInts) {
    this.numbers = read.numbers();
    this.size = read.count();
    this.ofInts = ofInts;
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    DamagedFile.unless(count <= size - at, "a page has fewer numbers than it says");
    to.reserveNumbers(last - first);
    for (int i = first; i < last; i++) {
      long number = numbers[at + wanted[i] - base];
      to.add(ofInts ? (int) number : number);
    }
    at += count;
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) {
    throw new IllegalStateException("numbers are not tested");
  }
}
