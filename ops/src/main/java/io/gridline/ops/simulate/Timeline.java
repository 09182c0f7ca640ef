package io.gridline.ops.simulate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The time of a world, in whole minutes since 2020-01-01T00:00:00+08:00; days count from 0 for that
 * date. The instants that matter to the order are here too, as the simulator's own copy of what
 * order.yaml says.
 */
final class Timeline {

  static final int DAY = 1440;

  /** Days on which something happens: 2020-01-01 to 2020-02-05. */
  static final int DAYS = 36;

  static final int END = DAYS * DAY;

  /** Nothing leaves Wuhan from 2020-01-23T10:00 on. */
  static final int LOCKDOWN = 22 * DAY + 600;

  static final int ZONE_FROM = 8 * DAY;
  static final int ZONE_TO = 38 * DAY;

  /** 2020-01-28T08:00: the instant for which the truth says who belongs on a list. */
  static final int AS_OF = 27 * DAY + 480;

  static final int OBSERVATION = 14 * DAY;
  static final int MIN_DWELL = 120;
  static final int WITHIN = 48 * 60;

  static final String AS_OF_TEXT = text(AS_OF);

  private static final int FIRST_DATE = -60;
  private static final byte[][] DATES = new byte[200][];

  static {
    LocalDate first = LocalDate.of(2020, 1, 1).plusDays(FIRST_DATE);
    for (int i = 0; i < DATES.length; i++) {
      DATES[i] = first.plusDays(i).toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Timeline() {}

  static int day(int minute) {
    return Math.floorDiv(minute, DAY);
  }

  static String date(int day) {
    return LocalDate.of(2020, 1, 1).plusDays(day).toString();
  }

  static byte[] dateBytes(int day) {
    return DATES[day - FIRST_DATE];
  }

  /** ISO 8601 with +08:00. */
  static String text(int minute) {
    int inDay = Math.floorMod(minute, DAY);
    return date(day(minute))
        + "T"
        + twoDigits(inDay / 60)
        + ":"
        + twoDigits(inDay % 60)
        + ":00+08:00";
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
