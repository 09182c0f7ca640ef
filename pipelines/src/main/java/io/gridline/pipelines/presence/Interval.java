package io.gridline.pipelines.presence;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A half-open interval {@code [from, to)} in time; an instant has {@code from = to} (contract,
 * section 2).
 *
 * @throws IllegalArgumentException when {@code to} lies before {@code from}
 */
public record Interval(Instant from, Instant to) implements Serializable {

  public Interval {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "an interval ends before it starts: " + from + " to " + to);
    }
  }

  public static Interval at(Instant instant) {
    return new Interval(instant, instant);
  }

  public boolean isInstant() {
    return from.equals(to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** Whether {@code instant} lies inside: the start counts, the end does not. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /**
   * What of this interval lies in {@code window}: an interval longer than zero, or this interval
   * itself when it is an instant inside the window; empty when the two only touch.
   */
  public Optional<Interval> cut(Interval window) {
    if (isInstant()) {
      return window.contains(from) ? Optional.of(this) : Optional.empty();
    }
    return overlap(window);
  }

  /** The common part, when it is longer than zero. */
  public Optional<Interval> overlap(Interval other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
  }

  /** The least interval that holds both. */
  public Interval hull(Interval other) {
    return new Interval(
        from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
  }
}
