package io.gridline.connectors.columns;

import java.util.Arrays;
import java.util.Collection;

/**
 * A set of byte strings that is asked about parts of arrays. A probe costs one hash and, of what
 * has the same hash, an exact comparison.
 */
public final class ByteStrings {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final byte[] bytes;
  private final int[] offsets;
  private final long[] hashes;
  private final int[] slots;
  private final int shift;

  private ByteStrings(Collection<byte[]> strings) {
    int size = strings.size();
    offsets = new int[size + 1];
    hashes = new long[size];
    bytes = new byte[Math.toIntExact(strings.stream().mapToLong(string -> string.length).sum())];
    int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(2 * size));
    slots = new int[1 << bits];
    shift = Long.SIZE - bits;
    int n = 0;
    for (byte[] string : strings) {
      System.arraycopy(string, 0, bytes, offsets[n], string.length);
      offsets[n + 1] = offsets[n] + string.length;
      hashes[n] = hash(string, 0, string.length);
      int slot = (int) (hashes[n] >>> shift);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ++n;
    }
  }

  public static ByteStrings of(Collection<byte[]> strings) {
    return new ByteStrings(strings);
  }

  /** Whether those bytes are one of the strings. */
  public boolean contains(byte[] of, int offset, int length) {
    long hash = hash(of, offset, length);
    for (int slot = (int) (hash >>> shift);
        slots[slot] != 0;
        slot = (slot + 1) & (slots.length - 1)) {
      int n = slots[slot] - 1;
      if (hashes[n] == hash
          && Arrays.equals(bytes, offsets[n], offsets[n + 1], of, offset, offset + length)) {
        return true;
      }
    }
    return false;
  }

  /** Wants the values that are among the strings. */
  public ValueTest these() {
    return new ValueTest() {
      @Override
      public boolean wants(byte[] bytes, int offset, int length) {
        return contains(bytes, offset, length);
      }

      @Override
      public boolean wantsNull() {
        return false;
      }
    };
  }

  /** Wants the values that are not among the strings, and nulls. */
  public ValueTest others() {
    return new ValueTest() {
      @Override
      public boolean wants(byte[] bytes, int offset, int length) {
        return !contains(bytes, offset, length);
      }

      @Override
      public boolean wantsNull() {
        return true;
      }
    };
  }

  /** Eight bytes at a time, the last eight overlapping what was before. */
  private static long hash(byte[] bytes, int offset, int length) {
    long hash = length * MULTIPLIER;
    int last = offset + length - Long.BYTES;
    if (last < offset) {
      for (int i = offset; i < offset + length; i++) {
        hash = (hash ^ bytes[i]) * MULTIPLIER;
      }
    } else {
      for (int at = offset; at < last; at += Long.BYTES) {
        hash = mix(hash ^ Page.longAt(bytes, at));
      }
      hash = mix(hash ^ Page.longAt(bytes, last));
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long mixed = value * MULTIPLIER;
    return mixed ^ (mixed >>> 32);
  }
}
