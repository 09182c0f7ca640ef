package io.gridline.jobs.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Lets what happened at an instant go when its time has come: as long after the beginning as it
 * happened, divided by the speed, and at once what happened before.
 */
final class Pace {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Replay replay;
  private final LongSupplier nanoTime;
  private final Stop stop;
  private Instant first;
  private long begun;

  Pace(Replay replay, LongSupplier nanoTime, Stop stop) {
    this.replay = replay;
    this.nanoTime = nanoTime;
    this.stop = stop;
  }

  /** Waits until it is time for that instant; false when told to stop. */
  boolean comesTo(Instant instant) {
    long now = nanoTime.getAsLong();
    if (first == null) {
      first = replay.from().orElse(instant);
      begun = now;
    }
    double due = Duration.between(first, instant).toMillis() * NANOS_PER_MILLI / replay.speed();
    long wait = (long) due - (now - begun);
    return wait <= 0 ? !stop.hasCome() : !stop.comesWithin(wait);
  }
}
