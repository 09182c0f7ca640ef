package io.gridline.connectors.columns;

/** Looks at the bytes of text eight at a time. */
public final class Ascii {

  private static final long HIGH = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final int HIGH_BIT = 0x80;

  private Ascii() {}

  /** Whether all bytes are printable, the space not counted. */
  public static boolean isPrintable(byte[] bytes, int offset, int length) {
    int last = offset + length - Long.BYTES;
    if (last < offset) {
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] <= ' ' || bytes[i] > '~') {
          return false;
        }
      }
      return true;
    }
    long wrong = unprintable(Page.longAt(bytes, last));
    for (int at = offset; at < last; at += Long.BYTES) {
      wrong |= unprintable(Page.longAt(bytes, at));
    }
    return wrong == 0;
  }

  /** Not 0 when any of eight bytes is below '!' or above '~'. */
  private static long unprintable(long eight) {
    return (eight | (eight + ONES) | (eight - '!' * ONES)) & HIGH;
  }

  /** Whether all bytes are digits or capital letters. */
  public static boolean isDigitsOrCapitals(byte[] bytes, int offset, int length) {
    int last = offset + length - Long.BYTES;
    if (last < offset) {
      for (int i = offset; i < offset + length; i++) {
        int b = bytes[i];
        if ((b < '0' || b > '9') && (b < 'A' || b > 'Z')) {
          return false;
        }
      }
      return true;
    }
    long right = digitsOrCapitals(Page.longAt(bytes, last));
    for (int at = offset; at < last; at += Long.BYTES) {
      right &= digitsOrCapitals(Page.longAt(bytes, at));
    }
    return right == HIGH;
  }

  /** The high bit of each of eight bytes that is a digit or a capital letter. */
  private static long digitsOrCapitals(long eight) {
    long seven = eight & ~HIGH;
    long digits = from('0', seven) & ~from('9' + 1, seven);
    long capitals = from('A', seven) & ~from('Z' + 1, seven);
    return (digits | capitals) & ~eight & HIGH;
  }

  /** The high bit of each byte of seven bits that is not below {@code least}. */
  private static long from(int least, long seven) {
    return seven + (HIGH_BIT - least) * ONES;
  }
}
