package io.gridline.pipelines.identity;

import java.io.Serializable;
import java.util.Collection;

/**
 * A set of claims by their hashes, in two arrays: some forty bytes a claim, and quick to send to
 * where records are read. A probe compares the first 64 bits, then the whole hash.
 */
public final class ClaimHashes implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 16;

  private final long[] hashes;
  private final int[] slots;

  private ClaimHashes(Collection<ClaimHash> claims) {
    hashes = new long[2 * claims.size()];
    int capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, claims.size())) << 2);
    slots = new int[capacity];
    int index = 0;
    for (ClaimHash claim : claims) {
      hashes[2 * index] = claim.high();
      hashes[2 * index + 1] = claim.low();
      int slot = slot(claim.high());
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ++index;
    }
  }

  /**
   * @param claims each once; an index is its place in their sequence
   */
  public static ClaimHashes of(Collection<ClaimHash> claims) {
    return new ClaimHashes(claims);
  }

  public int size() {
    return hashes.length / 2;
  }

  public boolean contains(ClaimHash claim) {
    return contains(claim.high(), claim.low());
  }

  public boolean contains(long high, long low) {
    return index(high, low) >= 0;
  }

  /** Where the claim stands in the sequence that the set was made of; -1 when it is not in it. */
  public int index(long high, long low) {
    for (int slot = slot(high); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      int index = slots[slot] - 1;
      if (hashes[2 * index] == high && hashes[2 * index + 1] == low) {
        return index;
      }
    }
    return -1;
  }

  /** The hashes are keyed: any of their bits are as good as any other. */
  private int slot(long high) {
    return (int) high & (slots.length - 1);
  }
}
