package io.gridline.desk.page;

import java.time.Duration;
import java.time.Instant;

/** How far away a deadline is, in words: "due in 40 min", "overdue by 2 h". */
final class DueTime {

  private static final long MINUTES_OF_HOUR = 60;
  private static final long MOST_MINUTES = 90;
  private static final long MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

  private DueTime() {}

  static String of(Instant due, Instant now, Texts texts) {
    long minutes = Duration.between(now, due).toMinutes();
    return minutes > 0
        ? texts.of("due.in", amount(minutes, texts))
        : texts.of("due.over", amount(Math.max(1, -minutes), texts));
  }

  /**
   * In the largest unit that is not too coarse, to its nearest whole, as the script does it too.
   */
  private static String amount(long minutes, Texts texts) {
    if (minutes < MOST_MINUTES) {
      return texts.of("due.minutes", minutes);
    }
    if (minutes < 2 * MINUTES_OF_DAY) {
      return texts.of("due.hours", Math.round((double) minutes / MINUTES_OF_HOUR));
    }
    return texts.of("due.days", Math.round((double) minutes / MINUTES_OF_DAY));
  }
}
