package io.gridline.ops.screen;

import io.gridline.jobs.screen.Progress.Unit;
import java.time.Duration;
import java.util.Locale;

/** How much of a phase is done, how fast it goes, and how long the rest will take, in words. */
final class Advance {

  private static final long SECONDS_BEFORE_GUESSING = 3;

  private Advance() {}

  static String text(long done, long total, Unit unit, Duration taken) {
    double seconds = taken.toMillis() / 1000.0;
    if (total == 0 || done == 0 || seconds < SECONDS_BEFORE_GUESSING) {
      return "";
    }
    if (done >= total) {
      return ": the last steps";
    }
    double rate = done / seconds;
    long left = Math.round((total - done) / rate);
    return switch (unit) {
      case BYTES ->
          String.format(
              Locale.ROOT,
              ": %,d of %,d MB, %.1f MB/s, %s left",
              done / 1_000_000,
              total / 1_000_000,
              rate / 1e6,
              span(left));
      case RECORDS -> counted("records", done, total, rate, left);
      case PEOPLE -> counted("people", done, total, rate, left);
    };
  }

  private static String counted(String what, long done, long total, double rate, long left) {
    return String.format(
        Locale.ROOT, ": %,d of %,d %s, %,.0f/s, %s left", done, total, what, rate, span(left));
  }

  static String span(long seconds) {
    return seconds < 90
        ? seconds + " s"
        : seconds < 5400
            ? Math.round(seconds / 60.0) + " min"
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
  }
}
