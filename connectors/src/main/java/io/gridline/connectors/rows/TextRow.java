package io.gridline.connectors.rows;

import io.gridline.pipelines.presence.IsoTime;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a file, by the columns that were asked for, in their sequence; every value as the text
 * that CSV would have for it, whatever the format. The object is used again for the next row: keep
 * values, not rows.
 */
public interface TextRow {

  /** Where the row starts, from 1: in CSV its line, the header's being 1, else its number. */
  long line();

  /** The value of a column; empty when it is absent, null, or holds nothing but white space. */
  String value(int column);

  default boolean isEmpty(int column) {
    return value(column).isEmpty();
  }

  /** The value as a time ({@link IsoTime#time}); empty when it is none. */
  default Optional<Instant> time(int column) {
    return IsoTime.time(value(column));
  }

  /** Whether the row cannot even be taken apart into its columns. */
  boolean isMalformed();

  /** Whether the row is malformed, or a value that was asked for is no text. */
  boolean isUndecodable();
}
