package io.gridline.pipelines.task;

import java.time.Duration;
import java.util.Map;

/**
 * How long each next step may take (contract, section 4, {@code deadlines}).
 *
 * @param acknowledge from when the clock started until somebody has acknowledged
 * @param transfer until a transfer is answered
 * @param firstVisit from when the clock started until the first visit
 * @param dailyCheck from a visit or check until the next
 */
public record Deadlines(
    Duration acknowledge, Duration transfer, Duration firstVisit, Duration dailyCheck) {

  public static final Deadlines DEFAULT =
      new Deadlines(
          Duration.ofHours(2), Duration.ofHours(12), Duration.ofHours(24), Duration.ofHours(24));

  /** Those that an order names; the defaults for the others. */
  public static Deadlines of(Map<String, Duration> named) {
    return new Deadlines(
        named.getOrDefault("acknowledge", DEFAULT.acknowledge()),
        named.getOrDefault("transfer", DEFAULT.transfer()),
        named.getOrDefault("first_visit", DEFAULT.firstVisit()),
        named.getOrDefault("daily_check", DEFAULT.dailyCheck()));
  }

  Duration of(Due.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> acknowledge;
      case TRANSFER -> transfer;
      case FIRST_VISIT -> firstVisit;
      case DAILY_CHECK, RELEASE -> dailyCheck;
    };
  }
}
