package io.gridline.jobs.screen;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Names a run: when it started, and enough chance to tell it from any other. */
final class RunId {

  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private RunId() {}

  static String next(Instant started) {
    return STARTED.format(started) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
