package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.TextRow;
import java.util.Locale;
import java.util.Optional;

/** The columns that say which delivery of a record this is. */
record RevisionColumns(int number, boolean cancelled) {

  /** Empty when the revision is not a whole number from 0, or cancelled neither true nor false. */
  static Optional<RevisionColumns> of(TextRow row, FeedColumns columns) {
    return of(row.value(columns.position("revision")), row.value(columns.position("cancelled")));
  }

  static Optional<RevisionColumns> of(String revision, String cancelled) {
    String flag = cancelled.toLowerCase(Locale.ROOT);
    boolean goodFlag = flag.isEmpty() || flag.equals("true") || flag.equals("false");
    int number = number(revision);
    return goodFlag && number >= 0
        ? Optional.of(new RevisionColumns(number, flag.equals("true")))
        : Optional.empty();
  }

  private static int number(String revision) {
    if (revision.isEmpty()) {
      return 0;
    }
    boolean digits = revision.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      return digits ? Integer.parseInt(revision) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
