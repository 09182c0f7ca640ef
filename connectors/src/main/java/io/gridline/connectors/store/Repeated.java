package io.gridline.connectors.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Makes values of text that often comes again, and keeps the last ones that it made: places, trains
 * and hotels are few, and records of them many. Bounded: of two texts that meet in one slot the
 * later one stays.
 */
final class Repeated<T> {

  private static final int SLOTS = 1 << 12;
  private static final int SHIFT = Integer.SIZE - 12;
  private static final int MULTIPLIER = 0x9E3779B1;

  private final Function<String, T> maker;
  private final byte[][] texts = new byte[SLOTS][];
  private final Object[] made = new Object[SLOTS];

  Repeated(Function<String, T> maker) {
    this.maker = maker;
  }

  /** The value of UTF-8 text. */
  @SuppressWarnings("unchecked")
  T of(byte[] bytes, int offset, int length) {
    int slot = slot(bytes, offset, length);
    byte[] text = texts[slot];
    if (text == null || !Arrays.equals(text, 0, text.length, bytes, offset, offset + length)) {
      texts[slot] = Arrays.copyOfRange(bytes, offset, offset + length);
      made[slot] = maker.apply(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
    return (T) made[slot];
  }

  private static int slot(byte[] bytes, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash * MULTIPLIER) >>> SHIFT;
  }
}
