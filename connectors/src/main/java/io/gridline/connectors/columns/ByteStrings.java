package io.gridline.connectors.columns;

import java.util.Collection;

/**
 * A set of byte strings that values of a column are looked up in. Found is only what is equal byte
 * by byte.
 */
public final class ByteStrings {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  // Sparse: of a second look at a slot the processor learns too late.
  private static final int ROOM_FOR_EACH = 4;
  private static final int BITS_FOR_EACH = 16;
  private static final int ALIGNMENT = 8;

  // Each string behind its length, at a multiple of eight.
  private final byte[] strings;
  // Of each slot where a string begins, in eights and from 1, then as many bits of its hash as
  // there is room for; 0 in an empty slot. Small, so that it stays near the processor.
  private final int[] slots;
  private final int slotShift;
  private final int tagBits;
  private final long[] bits;
  private final int bitShift;

  private ByteStrings(Collection<byte[]> values) {
    long size = values.stream().mapToLong(value -> size(value.length)).sum();
    strings = new byte[Math.toIntExact(size + Page.PADDING)];
    tagBits = Integer.numberOfLeadingZeros((int) (size / ALIGNMENT) + 1);
    slotShift = Long.numberOfLeadingZeros(Math.max(8, (long) ROOM_FOR_EACH * values.size()));
    slots = new int[1 << (Long.SIZE - slotShift)];
    bitShift = Long.numberOfLeadingZeros(Math.max(64, (long) BITS_FOR_EACH * values.size()));
    bits = new long[1 << (Long.SIZE - bitShift - 6)];
    int at = 0;
    for (byte[] value : values) {
      Page.INT.set(strings, at, value.length);
      System.arraycopy(value, 0, strings, at + Integer.BYTES, value.length);
      put(hash(value, 0, value.length), at);
      at += size(value.length);
    }
  }

  public static ByteStrings of(Collection<byte[]> values) {
    return new ByteStrings(values);
  }

  private static int size(int length) {
    return (Integer.BYTES + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private void put(long hash, int at) {
    int slot = (int) (hash >>> slotShift);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = ((at / ALIGNMENT + 1) << tagBits) | tag(hash);
    int bit = bit(hash);
    bits[bit >>> 6] |= 1L << bit;
  }

  private int tag(long hash) {
    return (int) hash & ((1 << tagBits) - 1);
  }

  /** By lower bits of the hash than a slot. */
  private int bit(long hash) {
    return (int) ((hash << 20) >>> bitShift);
  }

  /** Whether those bytes are one of the strings. */
  public boolean contains(byte[] bytes, int offset, int length) {
    long hash = hash(bytes, offset, length);
    return mayContain(hash) && contains(first(hash), hash, bytes, offset, length);
  }

  /** False of most that is not among the strings, at the price of one bit. */
  public boolean mayContain(byte[] bytes, int offset, int length) {
    return mayContain(hash(bytes, offset, length));
  }

  boolean mayContain(long hash) {
    int bit = bit(hash);
    return (bits[bit >>> 6] & (1L << bit)) != 0;
  }

  /** What stands in the first slot for that hash. */
  int first(long hash) {
    return slots[(int) (hash >>> slotShift)];
  }

  boolean contains(int first, long hash, byte[] bytes, int offset, int length) {
    int tag = tag(hash);
    int slot = (int) (hash >>> slotShift);
    for (int there = first; there != 0; there = slots[slot]) {
      if (((there ^ tag) & ((1 << tagBits) - 1)) == 0
          && equal(((there >>> tagBits) - 1) * ALIGNMENT, bytes, offset, length)) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  private boolean equal(int at, byte[] bytes, int offset, int length) {
    if (Page.intAt(strings, at) != length) {
      return false;
    }
    int start = at + Integer.BYTES;
    int last = length - Long.BYTES;
    if (last < 0) {
      for (int i = 0; i < length; i++) {
        if (strings[start + i] != bytes[offset + i]) {
          return false;
        }
      }
      return true;
    }
    for (int i = 0; i < last; i += Long.BYTES) {
      if (Page.longAt(strings, start + i) != Page.longAt(bytes, offset + i)) {
        return false;
      }
    }
    return Page.longAt(strings, start + last) == Page.longAt(bytes, offset + last);
  }

  /** Eight bytes at a time, the last eight overlapping what was before. */
  static long hash(byte[] bytes, int offset, int length) {
    long hash = length * MULTIPLIER;
    int last = offset + length - Long.BYTES;
    if (last < offset) {
      for (int i = offset; i < offset + length; i++) {
        hash = mix(hash ^ bytes[i]);
      }
    } else {
      for (int at = offset; at < last; at += Long.BYTES) {
        hash = mix(hash ^ Page.longAt(bytes, at));
      }
      hash = mix(hash ^ Page.longAt(bytes, last));
    }
    return hash * MULTIPLIER;
  }

  private static long mix(long value) {
    long mixed = value * MULTIPLIER;
    return mixed ^ (mixed >>> 32);
  }

  /** Wants the values that are among the strings. */
  public ValueTest these() {
    return new Lookup(this, true);
  }

  /** Wants the values that are not among the strings, and nulls. */
  public ValueTest others() {
    return new Lookup(this, false);
  }
}
