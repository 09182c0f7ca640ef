package io.gridline.ops.simulate;

/** The rows of one block, by source and day, in time and late. */
final class Chunks {

  /** Days of files: some rows come a little before or after what they tell of. */
  static final int FILES = Timeline.DAYS + 4;

  private final RowBuffer[] inTime = new RowBuffer[Source.values().length * FILES];
  private final RowBuffer[] late = new RowBuffer[inTime.length];

  RowBuffer of(Source source, int day) {
    return buffer(inTime, source, day);
  }

  RowBuffer late(Source source, int day) {
    return buffer(late, source, day);
  }

  /** The rows for one file, or null when the block has none. */
  RowBuffer taken(Source source, int day, boolean isLate) {
    return (isLate ? late : inTime)[index(source, day)];
  }

  private static RowBuffer buffer(RowBuffer[] of, Source source, int day) {
    int index = index(source, day);
    if (of[index] == null) {
      of[index] = new RowBuffer(FeedRows.charsetOf(source));
    }
    return of[index];
  }

  private static int index(Source source, int day) {
    return source.ordinal() * FILES + Math.max(0, Math.min(day, FILES - 1));
  }
}
