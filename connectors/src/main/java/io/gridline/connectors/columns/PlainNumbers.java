package io.gridline.connectors.columns;

/** Numbers of four or eight bytes, as they are. */
final class PlainNumbers implements PageDecoder {

  private final byte[] bytes;
  private final int end;
  private final int width;
  private int at;

  PlainNumbers(Page page, int width) {
    this.bytes = page.bytes();
    this.at = page.offset();
    this.end = page.end();
    this.width = width;
  }

  @Override
  public void pass(int count, int[] wanted, int first, int last, int base, Values to)
      throws DamagedFile {
    DamagedFile.unless((long) count * width <= end - at, "a page has fewer numbers than it says");
    to.reserveNumbers(last - first);
    int start = at - base * width;
    if (width == Long.BYTES) {
      for (int i = first; i < last; i++) {
        to.add(Page.longAt(bytes, start + wanted[i] * Long.BYTES));
      }
    } else {
      for (int i = first; i < last; i++) {
        to.add(Page.intAt(bytes, start + wanted[i] * Integer.BYTES));
      }
    }
    at += count * width;
  }

  @Override
  public void test(int count, ValueTest test, byte[] marks, Values to) {
    throw new IllegalStateException("numbers are not tested");
  }
}
