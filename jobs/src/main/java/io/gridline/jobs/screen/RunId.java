package io.gridline.jobs.screen;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a run: when it started, and enough chance to tell it from any other. */
public final class RunId {

  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{8}");

  private RunId() {}

  public static String next(Instant started) {
    return STARTED.format(started) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Whether a text has the form of an id. */
  public static boolean isOne(String text) {
    try {
      return FORM.matcher(text).matches() && started(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** The second in which the run of that id was started. */
  public static Instant started(String id) {
    return STARTED.parse(id.substring(0, id.indexOf('-')), Instant::from);
  }
}
