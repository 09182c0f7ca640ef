package io.gridline.ops.bench;

import java.util.Arrays;

/** How long things took, in milliseconds. */
final class Delays {

  private long[] millis = new long[1 << 12];
  private int count;

  void add(long one) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    millis[count++] = one;
  }

  void addAll(Delays others) {
    for (int i = 0; i < others.count; i++) {
      add(others.millis[i]);
    }
  }

  /**
   * The least such that as great a share of all took no longer.
   *
   * @param count of how many
   */
  record Percentiles(long count, long p50, long p99, long p999, long max) {}

  Percentiles percentiles() {
    long[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return new Percentiles(
        count, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
