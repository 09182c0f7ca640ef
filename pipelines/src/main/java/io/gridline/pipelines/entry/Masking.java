package io.gridline.pipelines.entry;

/** How a list shows a number that it must not tell (contract, section 6). */
public final class Masking {

  private static final int LONG = 11;
  private static final int SHORT = 4;

  private Masking() {}

  /**
   * The first three and last four characters of a value of eleven or more, else the first and the
   * last two; of four or fewer, nothing. Each hidden character becomes one {@code *}.
   */
  public static String masked(String value) {
    int length = value.codePointCount(0, value.length());
    if (length <= SHORT) {
      return "*".repeat(length);
    }
    int head = length >= LONG ? 3 : 2;
    int tail = length >= LONG ? 4 : 2;
    return value.substring(0, value.offsetByCodePoints(0, head))
        + "*".repeat(length - head - tail)
        + value.substring(value.offsetByCodePoints(0, length - tail));
  }
}
