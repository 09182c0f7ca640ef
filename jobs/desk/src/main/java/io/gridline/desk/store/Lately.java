package io.gridline.desk.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What took long to count is told again, for ten times as long as it took and at most a minute:
 * whoever sees the whole of a large place sees it that old, and the database goes on serving those
 * who work. What is counted quickly is counted each time. Safe to use from several threads.
 */
final class Lately {

  private static final long LONG_NANOS = 250_000_000L;
  private static final long MOST_NANOS = 60_000_000_000L;
  private static final int TIMES_AS_LONG = 10;
  private static final int REMEMBERED = 1000;

  private record Told(Object value, long untilNanos) {}

  private final Map<Object, Told> told = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /**
   * @param nanos a clock that only goes on
   */
  Lately(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * @param key what is asked and from where: two who may not see the same have not the same
   */
  @SuppressWarnings("unchecked") // what is kept under a key is what its count gave
  <T> T of(Object key, Supplier<T> count) {
    long begun = nanos.getAsLong();
    Told known = told.get(key);
    if (known != null && known.untilNanos() - begun > 0) {
      return (T) known.value();
    }
    T value = count.get();
    long took = nanos.getAsLong() - begun;
    if (took > LONG_NANOS) {
      if (told.size() >= REMEMBERED) {
        told.clear();
      }
      told.put(key, new Told(value, begun + took + Math.min(MOST_NANOS, TIMES_AS_LONG * took)));
    } else {
      told.remove(key);
    }
    return value;
  }
}
