package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register.Unreadable;
import io.gridline.pipelines.presence.IsoTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The row of a register file that is under the reader's eye; a column that the file lacks is empty.
 */
final class TableRow {

  private static final char UNKNOWN_CHARACTER = '\uFFFD';

  private static final long FNV_PRIME = 0x100000001b3L;

  private final Path file;
  private final List<String> names;
  private final int[] positions;
  private List<String> fields;
  private long line;

  /**
   * @param positions where each of the names stands in a row, -1 where the file lacks it
   */
  TableRow(Path file, List<String> names, int[] positions) {
    this.file = file;
    this.names = names;
    this.positions = positions;
  }

  /** Moves to another row. Line numbers count from 1, the header's line included. */
  void move(long toLine, List<String> itsFields) {
    line = toLine;
    fields = itsFields;
    for (int column = 0; column < positions.length; column++) {
      if (positions[column] >= 0 && fields.get(positions[column]).indexOf(UNKNOWN_CHARACTER) >= 0) {
        throw unreadable(column, "is not UTF-8");
      }
    }
  }

  long line() {
    return line;
  }

  /** As delivered; empty when there is nothing but white space. */
  String text(int column) {
    String text = positions[column] < 0 ? "" : fields.get(positions[column]);
    return isBlank(text) ? "" : text;
  }

  /** Tells rows apart that differ in any column of the table, to the letter. */
  long print() {
    long print = 1;
    for (int position : positions) {
      String field = position < 0 ? "" : fields.get(position);
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
    return new Unreadable("register %s:%d: %s %s".formatted(file, line, names.get(column), wrong));
  }

  private static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return false;
      }
    }
    return true;
  }
}
