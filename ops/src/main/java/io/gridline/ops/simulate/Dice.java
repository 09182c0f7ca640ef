package io.gridline.ops.simulate;

/**
 * A splittable source of chance: dice made from the same seed and path fall the same way, whoever
 * else throws, so that any part of a world can be made again alone. SplitMix64 (Steele, Lea, Flood
 * 2014).
 */
final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  static Dice of(long seed, long purpose, long index) {
    return new Dice(mix(mix(mix(seed + GOLDEN) ^ purpose * 0xD1342543DE82EF95L) + index * GOLDEN));
  }

  /** A one-to-one scrambling of 64 bits: different inputs have different outputs. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0 to below bound, all nearly alike in chance. */
  int below(int bound) {
    return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
  }

  /** A number from low to high, both possible. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean perMille(int chance) {
    return below(1000) < chance;
  }

  <T> T oneOf(java.util.List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
