package io.gridline.desk.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests in so much time for each who asks, in bursts of up to that many; those who asked
 * longest ago are forgotten. Counts in this process alone. Safe to use from several threads.
 */
public final class Allowance {

  private static final int REMEMBERED = 20_000;

  private record Bucket(double left, long at) {}

  private final double most;
  private final double perNano;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param nanos a clock that only goes on
   */
  public Allowance(int most, Duration in, LongSupplier nanos) {
    this.most = most;
    this.perNano = (double) most / in.toNanos();
    this.nanos = nanos;
  }

  /** Whether it may; counts it then. */
  public synchronized boolean take(String who) {
    long now = nanos.getAsLong();
    Bucket bucket = buckets.getOrDefault(who, new Bucket(most, now));
    double left = Math.min(most, bucket.left() + (now - bucket.at()) * perNano);
    boolean may = left >= 1;
    buckets.put(who, new Bucket(may ? left - 1 : left, now));
    return may;
  }
}
