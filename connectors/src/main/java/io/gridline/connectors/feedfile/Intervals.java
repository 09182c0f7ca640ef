package io.gridline.connectors.feedfile;

import java.time.Duration;
import java.time.Instant;

/** Which intervals a feed may hold. */
final class Intervals {

  private Intervals() {}

  static boolean isGood(Instant from, Instant to, Duration longest) {
    return !to.isBefore(from) && Duration.between(from, to).compareTo(longest) <= 0;
  }
}
