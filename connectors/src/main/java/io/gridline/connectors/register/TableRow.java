package io.gridline.connectors.register;

import io.gridline.connectors.rows.Text;
import io.gridline.pipelines.identity.Register.Unreadable;
import io.gridline.pipelines.presence.IsoTime;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The row of a register table that is under the reader's eye; a column that the table lacks is
 * empty.
 */
final class TableRow {

  /** Where a row is, for an operator. */
  interface RowPlace {
    String at(long line);
  }

  private static final char UNKNOWN_CHARACTER = '\uFFFD';

  private static final long FNV_PRIME = 0x100000001b3L;

  private final RowPlace place;
  private final List<String> names;
  private IntFunction<String> values;
  private long line;

  TableRow(RowPlace place, List<String> names) {
    this.place = place;
    this.names = names;
  }

  /**
   * Moves to another row.
   *
   * @param toLine its line in a CSV file, the header's being 1, else its number from 1; 0 where
   *     rows have no number
   * @param itsValues by column
   */
  void move(long toLine, IntFunction<String> itsValues) {
    line = toLine;
    values = itsValues;
  }

  /** Looks at all columns at once, where reading them costs nothing. */
  void requireText() {
    for (int column = 0; column < names.size(); column++) {
      if (values.apply(column).indexOf(UNKNOWN_CHARACTER) >= 0) {
        throw unreadable(column, "is not UTF-8");
      }
    }
  }

  long line() {
    return line;
  }

  /** What another row of this table is called that {@link #line} says. */
  String other(long itsLine) {
    return itsLine == 0 ? "another row" : "line " + itsLine;
  }

  /** As delivered; empty when there is nothing but white space. */
  String text(int column) {
    String text = values.apply(column);
    if (text.equals(Text.BROKEN)) {
      throw unreadable(column, "is not UTF-8");
    }
    return Text.isBlank(text) ? "" : text;
  }

  /** Tells rows apart that differ in any column of the table, to the letter. */
  long print() {
    long print = 1;
    for (int column = 0; column < names.size(); column++) {
      String field = values.apply(column);
      for (int i = 0; i < field.length(); i++) {
        print = (print ^ field.charAt(i)) * FNV_PRIME;
      }
      print = (print ^ UNKNOWN_CHARACTER) * FNV_PRIME;
    }
    return print;
  }

  /** A value of the table's key. */
  String key(int column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw unreadable(column, "is empty");
    }
    return text;
  }

  /** A time or a date; null when there is none. */
  Instant time(int column) {
    String text = text(column);
    return text.isEmpty()
        ? null
        : IsoTime.timeOrDate(text)
            .orElseThrow(() -> unreadable(column, "is not an ISO 8601 time or date"));
  }

  /** Says what is wrong and where, never the value. */
  Unreadable unreadable(int column, String wrong) {
    return new Unreadable("register %s: %s %s".formatted(place.at(line), names.get(column), wrong));
  }
}
