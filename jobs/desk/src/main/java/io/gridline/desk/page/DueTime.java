package io.gridline.desk.page;

import java.time.Duration;
import java.time.Instant;

/** How far away a deadline is, in words: "due in 40 min", "overdue by 2 h". */
final class DueTime {

  private static final long MINUTES_OF_HOUR = 60;
  private static final long MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

  private DueTime() {}

  static String of(Instant due, Instant now, Texts texts) {
    long minutes = Duration.between(now, due).toMinutes();
    return minutes > 0
        ? texts.of("due.in", amount(minutes, texts))
        : texts.of("due.over", amount(Math.max(1, -minutes), texts));
  }

  /** The largest unit of which there are two or more, as the script does it too. */
  private static String amount(long minutes, Texts texts) {
    if (minutes < 2 * MINUTES_OF_HOUR) {
      return texts.of("due.minutes", minutes);
    }
    if (minutes < 2 * MINUTES_OF_DAY) {
      return texts.of("due.hours", minutes / MINUTES_OF_HOUR);
    }
    return texts.of("due.days", minutes / MINUTES_OF_DAY);
  }
}
