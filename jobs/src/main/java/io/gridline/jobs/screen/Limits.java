package io.gridline.jobs.screen;

import java.time.Duration;

/**
 * What a run puts up with.
 *
 * @param maxRejected the share of a source's records, of those not outside, that may be rejected; 0
 *     to 1
 * @param maxAge how long before as_of the latest record of a source that a rule needs may lie
 * @param whenSilent what happens when it lies longer ago
 */
public record Limits(double maxRejected, Duration maxAge, WhenSilent whenSilent) {

  /** Five percent rejected; a warning after a day of silence. */
  public static final Limits DEFAULT = new Limits(0.05, Duration.ofDays(1), WhenSilent.WARN);

  /** What to do about a source that has fallen silent. */
  public enum WhenSilent {
    WARN,
    REFUSE
  }

  public Limits withMaxRejected(double share) {
    return new Limits(share, maxAge, whenSilent);
  }
}
