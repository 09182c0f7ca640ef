package io.gridline.ops.simulate;

import java.nio.charset.StandardCharsets;

/** The rows of one block, by source and day, in time and late; of days that are written only. */
final class Chunks {

  private final FileDays days;
  private final RowBuffer[] inTime;
  private final RowBuffer[] late;

  Chunks(FileDays days) {
    this.days = days;
    this.inTime = new RowBuffer[Source.values().length * days.count];
    this.late = new RowBuffer[inTime.length];
  }

  /** Where to put a row that comes on a day; null when that day's file is not written. */
  RowBuffer of(Source source, int day) {
    return buffer(inTime, source, day, false);
  }

  RowBuffer late(Source source, int day) {
    return buffer(late, source, day, true);
  }

  /** The rows for one file, or null when the block has none. */
  RowBuffer taken(Source source, int day, boolean isLate) {
    return (isLate ? late : inTime)[index(source, day)];
  }

  private RowBuffer buffer(RowBuffer[] of, Source source, int day, boolean isLate) {
    if (!days.isWritten(source, day)) {
      return null;
    }
    int index = index(source, day);
    if (of[index] == null) {
      boolean csv = days.format(days.clamped(day), isLate).isCsv();
      boolean chinese = csv && source == Source.HOTEL;
      of[index] = new RowBuffer(chinese ? FeedRows.GB18030 : StandardCharsets.UTF_8);
    }
    return of[index];
  }

  private int index(Source source, int day) {
    return source.ordinal() * days.count + days.clamped(day);
  }
}
