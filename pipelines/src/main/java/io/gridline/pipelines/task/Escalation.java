package io.gridline.pipelines.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who above the community is told of what is overdue: the street when the deadline is missed, the
 * county when as much time again has gone by, then the city.
 *
 * @param level 0 nobody, 1 street, 2 county, 3 city
 * @param nextAt when it rises by itself; empty when it cannot
 */
public record Escalation(int level, Optional<Instant> nextAt) {

  public static final int CITY = 3;

  private static final int STREET_DIGITS = 9;
  private static final int COUNTY_DIGITS = 6;

  public static final Escalation NONE = new Escalation(0, Optional.empty());

  /**
   * @param routeCode whose queue the task is in; what is in a street's own queue rises to the
   *     county first
   */
  public static Escalation at(Instant now, Due due, Deadlines deadlines, String routeCode) {
    int own = ownLevel(routeCode);
    if (own == CITY) {
      return NONE;
    }
    if (now.isBefore(due.at())) {
      return new Escalation(0, Optional.of(due.at()));
    }
    Duration step = deadlines.of(due.kind());
    long missed = 1 + Duration.between(due.at(), now).dividedBy(step);
    int level = (int) Math.min(CITY, own + missed);
    return new Escalation(
        level,
        level == CITY ? Optional.empty() : Optional.of(due.at().plus(step.multipliedBy(missed))));
  }

  /** The level that a queue is at. */
  static int ownLevel(String routeCode) {
    if (routeCode.length() > STREET_DIGITS) {
      return 0;
    }
    if (routeCode.length() > COUNTY_DIGITS) {
      return 1;
    }
    return routeCode.length() == COUNTY_DIGITS ? 2 : CITY;
  }

  /** The level as text; empty for none. */
  public static Optional<String> text(int level) {
    return switch (level) {
      case 1 -> Optional.of("street");
      case 2 -> Optional.of("county");
      case CITY -> Optional.of("city");
      default -> Optional.empty();
    };
  }
}
