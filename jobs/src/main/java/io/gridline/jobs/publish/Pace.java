package io.gridline.jobs.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Lets what happened at an instant go when its time has come: the first at once, and what follows
 * as long after it as it happened, divided by the speed.
 */
final class Pace {

  private static final double NANOS_PER_MILLI = 1e6;

  private final double speed;
  private final LongSupplier nanoTime;
  private final Stop stop;
  private Instant first;
  private long begun;

  Pace(double speed, LongSupplier nanoTime, Stop stop) {
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.stop = stop;
  }

  /** Waits until it is time for that instant; false when told to stop. */
  boolean comesTo(Instant instant) {
    long now = nanoTime.getAsLong();
    if (first == null) {
      first = instant;
      begun = now;
    }
    double due = Duration.between(first, instant).toMillis() * NANOS_PER_MILLI / speed;
    long wait = (long) due - (now - begun);
    return wait <= 0 ? !stop.hasCome() : !stop.comesWithin(wait);
  }
}
