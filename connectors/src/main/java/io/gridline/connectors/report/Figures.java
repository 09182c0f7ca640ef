package io.gridline.connectors.report;

import io.gridline.pipelines.presence.IsoTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, shares and times as the page writes them. */
final class Figures {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Figures() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** As many digits as are worth reading; a little is never shown as nothing, nor most as all. */
  static String share(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    double percent = 100.0 * part / whole;
    if (part == 0 || part == whole) {
      return part == 0 ? "0 %" : "100 %";
    }
    if (percent < 0.01) {
      return "< 0.01 %";
    }
    if (percent > 99.9) {
      return "> 99.9 %";
    }
    int digits = percent < 1 ? 2 : percent < 10 || percent > 99 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f %%", percent);
  }

  /** In Asia/Shanghai, to the minute; the offset is said once on the page. */
  static String time(Instant instant) {
    return MINUTES.format(instant.atZone(IsoTime.SHANGHAI));
  }

  static String timeToTheSecond(Instant instant) {
    return SECONDS.format(instant.atZone(IsoTime.SHANGHAI));
  }

  /** The two greatest units of a length of time: {@code 3 d 4 h}, {@code 12 min 5 s}. */
  static String span(Duration length) {
    if (length.toDays() > 0) {
      return pair(length.toDays(), "d", length.toHoursPart(), "h");
    }
    if (length.toHours() > 0) {
      return pair(length.toHours(), "h", length.toMinutesPart(), "min");
    }
    if (length.toMinutes() > 0) {
      return pair(length.toMinutes(), "min", length.toSecondsPart(), "s");
    }
    return length.toSeconds() > 0
        ? String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0)
        : length.toMillis() + " ms";
  }

  private static String pair(long greater, String unit, long lesser, String lesserUnit) {
    String first = count(greater) + " " + unit;
    return lesser == 0 ? first : first + " " + lesser + " " + lesserUnit;
  }
}
