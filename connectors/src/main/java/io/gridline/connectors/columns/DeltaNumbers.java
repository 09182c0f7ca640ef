package io.gridline.connectors.columns;

/** Numbers of a page in the encoding DELTA_BINARY_PACKED, all at once. */
final class DeltaNumbers {

  private static final int LONGEST_VARINT = 10;
  private static final int WIDEST_IN_ONE = 57;

  private final byte[] bytes;
  private final int end;
  private int at;
  private long[] numbers;
  private int count;

  private DeltaNumbers(Page page, long[] reused) {
    this.bytes = page.bytes();
    this.at = page.offset();
    this.end = page.end();
    this.numbers = reused;
  }

  /**
   * Reads them.
   *
   * @param most how many there can be
   * @param reused an array that may be taken for them
   */
  static DeltaNumbers read(Page page, int most, long[] reused) throws DamagedFile {
    DeltaNumbers read = new DeltaNumbers(page, reused);
    read.readAll(most);
    return read;
  }

  long[] numbers() {
    return numbers;
  }

  int count() {
    return count;
  }

  /** Where the page goes on behind them. */
  int end() {
    return at;
  }

  private void readAll(int most) throws DamagedFile {
    long blockSize = varint();
    long miniblocks = varint();
    long total = varint();
    DamagedFile.unless(total >= 0 && total <= most, "a page has more numbers than it says");
    DamagedFile.unless(
        blockSize > 0
            && blockSize <= 1 << 24
            && miniblocks > 0
            && miniblocks <= blockSize
            && blockSize % (8 * miniblocks) == 0,
        "blocks of numbers have no such size");
    count = (int) total;
    if (numbers.length < count) {
      numbers = new long[count];
    }
    long value = zigzag();
    if (count == 0) {
      return;
    }
    numbers[0] = value;
    for (int n = 1; n < count; ) {
      n = readBlock(n, (int) (blockSize / miniblocks), (int) miniblocks);
    }
  }

  private int readBlock(int first, int size, int miniblocks) throws DamagedFile {
    long least = zigzag();
    DamagedFile.unless(miniblocks <= end - at, "numbers end early");
    int widths = at;
    at += miniblocks;
    int n = first;
    for (int i = 0; i < miniblocks && n < count; i++) {
      int width = bytes[widths + i];
      DamagedFile.unless(width >= 0 && width <= Long.SIZE, "packed numbers are too wide");
      int some = Math.min(size, count - n);
      DamagedFile.unless((some * (long) width + 7) / 8 <= end - at, "numbers end early");
      unpack(n, some, width, least);
      n += some;
      // The last block of a page may be cut behind its last number.
      at = (int) Math.min(end, at + size * (long) width / 8);
    }
    return n;
  }

  private void unpack(int first, int some, int width, long least) {
    long value = numbers[first - 1];
    long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
    long bit = 8L * at;
    for (int n = first; n < first + some; n++, bit += width) {
      int place = (int) (bit >>> 3);
      int shift = (int) (bit & 7);
      long packed = Page.longAt(bytes, place) >>> shift;
      if (width > WIDEST_IN_ONE && shift > 0) {
        packed |= (bytes[place + Long.BYTES] & 0xFFL) << (Long.SIZE - shift);
      }
      value += least + (packed & mask);
      numbers[n] = value;
    }
  }

  private long zigzag() throws DamagedFile {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private long varint() throws DamagedFile {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      DamagedFile.unless(at < end, "numbers end early");
      byte next = bytes[at++];
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new DamagedFile("a number is too long");
  }
}
