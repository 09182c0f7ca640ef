package io.gridline.connectors.columns;

/**
 * Looks values up in a set, step by step for many at a time, so that the processor fetches what it
 * needs for several of them at once.
 */
final class Lookup implements ValueTest {

  private final ByteStrings strings;
  private final boolean wantsFound;
  private long[] hashes = new long[Block.SIZE];
  private int[] slots = new int[Block.SIZE];

  /**
   * @param wantsFound whether what is in the set is wanted, or what is not
   */
  Lookup(ByteStrings strings, boolean wantsFound) {
    this.strings = strings;
    this.wantsFound = wantsFound;
  }

  @Override
  public void mark(byte[] bytes, int[] offsets, int[] lengths, int count, byte[] marks, int first) {
    if (hashes.length < count) {
      hashes = new long[count];
      slots = new int[count];
    }
    for (int i = 0; i < count; i++) {
      hashes[i] = ByteStrings.hash(bytes, offsets[i], lengths[i]);
    }
    // Where most is found the bit would only be another thing to fetch.
    for (int i = 0; i < count; i++) {
      slots[i] = !wantsFound || strings.mayContain(hashes[i]) ? strings.first(hashes[i]) : 0;
    }
    for (int i = 0; i < count; i++) {
      boolean isFound =
          slots[i] != 0 && strings.contains(slots[i], hashes[i], bytes, offsets[i], lengths[i]);
      marks[first + i] = (byte) (isFound == wantsFound ? 1 : 0);
    }
  }

  @Override
  public boolean wantsNull() {
    return !wantsFound;
  }
}
