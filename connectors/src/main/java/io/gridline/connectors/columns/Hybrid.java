package io.gridline.connectors.columns;

/** Whole numbers in Parquet's hybrid of runs and packed bits: levels, dictionary ids, booleans. */
final class Hybrid {

  private static final int LONGEST_VARINT = 5;

  private final byte[] bytes;
  private final int end;
  private final int width;
  private final long mask;
  private int at;

  private int runLeft;
  private int runValue;
  private int packedLeft;
  private long bit;

  /**
   * @param width bits of a number, 0 to 32
   */
  Hybrid(Page page, int width) throws DamagedFile {
    DamagedFile.unless(width >= 0 && width <= Integer.SIZE, "packed numbers are too wide");
    this.bytes = page.bytes();
    this.at = page.offset();
    this.end = page.end();
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  /** The next {@code count} numbers, as unsigned. */
  void read(int[] to, int count) throws DamagedFile {
    int n = 0;
    while (n < count) {
      if (runLeft > 0) {
        int some = Math.min(runLeft, count - n);
        java.util.Arrays.fill(to, n, n + some, runValue);
        runLeft -= some;
        n += some;
      } else if (packedLeft > 0) {
        int some = Math.min(packedLeft, count - n);
        unpack(to, n, some);
        packedLeft -= some;
        n += some;
      } else {
        next();
      }
    }
  }

  /** Passes over the next {@code count} numbers. */
  void skip(int count) throws DamagedFile {
    int left = count;
    while (left > 0) {
      int some = Math.min(left, runLeft > 0 ? runLeft : packedLeft);
      if (runLeft > 0) {
        runLeft -= some;
      } else if (packedLeft > 0) {
        packedLeft -= some;
        bit += (long) some * width;
      } else {
        next();
      }
      left -= some;
    }
  }

  /** Whether the next {@code count} numbers are one run of that number; then they are passed. */
  boolean passRun(int count, int value) throws DamagedFile {
    if (runLeft == 0 && packedLeft == 0 && count > 0) {
      next();
    }
    if (runLeft < count || runValue != value) {
      return false;
    }
    runLeft -= count;
    return true;
  }

  private void unpack(int[] to, int first, int count) throws DamagedFile {
    DamagedFile.unless(bit + (long) count * width <= 8L * end, "packed numbers end early");
    long position = bit;
    for (int i = first; i < first + count; i++) {
      to[i] = (int) ((Page.longAt(bytes, (int) (position >>> 3)) >>> (position & 7)) & mask);
      position += width;
    }
    bit = position;
  }

  private void next() throws DamagedFile {
    int header = varint();
    int count = header >>> 1;
    if ((header & 1) == 0) {
      int size = (width + 7) / 8;
      DamagedFile.unless(end - at >= size, "a run of numbers ends early");
      runLeft = count;
      runValue = (int) (Page.longAt(bytes, at) & (size == 0 ? 0 : -1L >>> (64 - 8 * size)));
      at += size;
    } else {
      DamagedFile.unless(count <= Integer.MAX_VALUE / 8, "a run is too long");
      packedLeft = count * 8;
      bit = 8L * at;
      // The last groups of a page may be cut: what is really read is held against the end.
      at = (int) Math.min(end, at + (long) count * width);
    }
  }

  private int varint() throws DamagedFile {
    int value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      DamagedFile.unless(at < end, "numbers end early");
      byte next = bytes[at++];
      value |= (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new DamagedFile("a number is too long");
  }
}
