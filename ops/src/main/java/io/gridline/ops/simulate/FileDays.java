package io.gridline.ops.simulate;

import io.gridline.ops.simulate.file.FileFormat;

/** The days on which files come, and which of them do come. */
final class FileDays {

  private final Sending sending;

  /** How many days have a file; some rows come after the last day on which something happens. */
  final int count;

  final int lateDays;

  /** Whether anything is lost at all. */
  final boolean allCome;

  private final Dirt[][] lost;
  private final boolean[][] written;

  FileDays(Sending sending) {
    this.sending = sending;
    this.lateDays = sending.lateDays();
    this.count = Timeline.DAYS + 2 + Math.max(2, lateDays);
    this.lost = new Dirt[Source.values().length][count];
    this.written = new boolean[lost.length][count];
    boolean all = true;
    for (Source source : Source.values()) {
      int silent = sending.silentFrom().getOrDefault(source, Integer.MAX_VALUE);
      for (int day = 0; day < count; day++) {
        Dirt why =
            day >= silent
                ? Dirt.SENDER_SILENT
                : day > sending.until().orElse(count) ? Dirt.NOT_YET_SENT : null;
        lost[source.ordinal()][day] = why;
        written[source.ordinal()][day] = why == null && sending.onlyDay().orElse(day) == day;
        all &= why == null;
      }
    }
    allCome = all;
  }

  /** Whether the world has files of one day only. */
  boolean isOneDay() {
    return sending.onlyDay().isPresent();
  }

  FileFormat format(int day, boolean late) {
    int turn = late ? 0 : day % sending.formats().size();
    return sending.formats().get(turn);
  }

  FileFormat registerFormat() {
    return sending.registerFormat();
  }

  boolean hasCsv() {
    return sending.formats().stream().anyMatch(FileFormat::isCsv);
  }

  /** The day of the file that takes a row: those from before the first day come with it. */
  int clamped(int day) {
    return Math.max(0, Math.min(day, count - 1));
  }

  /** Why what a source's file of a day would say is not known; null when the file comes. */
  Dirt lost(Source source, int day) {
    return lost[source.ordinal()][clamped(day)];
  }

  /** Whether a day's file of a source is to be written. */
  boolean isWritten(Source source, int day) {
    return written[source.ordinal()][clamped(day)];
  }

  /** The day on which the first word of a booking comes. */
  int first(Booking booking) {
    int day = day(booking);
    return switch (booking.mishap()) {
      case LATE -> day + lateDays;
      case REFUNDED, REFUND_LOST -> day - 1;
      default -> day;
    };
  }

  /** The day on which the last word comes: a revision, a cancellation, the same once more. */
  int last(Booking booking) {
    int day = day(booking);
    return switch (booking.mishap()) {
      case LATE -> day + lateDays;
      case REPEATED, CORRECTED -> day + 1;
      case CHECK_OUT_LATER -> Math.min(Timeline.day(booking.stay.to()), Timeline.DAYS - 1);
      default -> day;
    };
  }

  /** Tells a booking what of it does not come. */
  void deliver(Booking booking) {
    Dirt first = lost(booking.source(), first(booking));
    Dirt last = lost(booking.source(), last(booking));
    if (first != null) {
      booking.neverComes(first);
    } else if (last != null) {
      booking.onlyFirstComes(last);
    }
  }

  private static int day(Booking booking) {
    return Timeline.day(booking.trip != null ? booking.trip.departs() : booking.stay.from());
  }
}
