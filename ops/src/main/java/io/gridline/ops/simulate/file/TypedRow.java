package io.gridline.ops.simulate.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One CSV row (RFC 4180, UTF-8) taken apart for files with types. A row that a CSV reader could not
 * decode becomes one whose second value is the replacement character, with which systems mark what
 * they could not decode themselves.
 */
final class TypedRow {

  private static final byte[] NOT_DECODED = "\uFFFD".getBytes(StandardCharsets.UTF_8);
  private static final int SECONDS_OF_SHANGHAI = 8 * 3600;

  private final Columns columns;
  private final Column.Kind[] kinds;
  private final byte[][] bytes;
  private final int[] start;
  private final int[] end;
  private final long[] values;

  TypedRow(Columns columns) {
    this.columns = columns;
    this.kinds = columns.all().stream().map(Column::kind).toArray(Column.Kind[]::new);
    this.bytes = new byte[kinds.length][];
    this.start = new int[kinds.length];
    this.end = new int[kinds.length];
    this.values = new long[kinds.length];
  }

  Columns columns() {
    return columns;
  }

  Column.Kind kind(int column) {
    return kinds[column];
  }

  boolean isNull(int column) {
    return start[column] == end[column];
  }

  /** Of a column that is no text: its value as {@link Column.Kind} says, 0 and 1 for a flag. */
  long value(int column) {
    return values[column];
  }

  byte[] bytes(int column) {
    return bytes[column];
  }

  int start(int column) {
    return start[column];
  }

  int length(int column) {
    return end[column] - start[column];
  }

  /** Reads the row that starts at a position; the position after its line feed. */
  int read(byte[] csv, int from) {
    int at = from;
    int count = 0;
    boolean broken = false;
    while (true) {
      int column = Math.min(count, kinds.length - 1);
      if (csv[at] == '"') {
        at = quoted(csv, at + 1, column);
      } else {
        bytes[column] = csv;
        start[column] = at;
        while (csv[at] != ',' && csv[at] != '\n') {
          // Never part of UTF-8.
          broken |= csv[at] == (byte) 0xFF;
          at++;
        }
        end[column] = at;
      }
      count++;
      if (csv[at++] == '\n') {
        break;
      }
    }
    if (broken || count != kinds.length) {
      markBroken(csv, from);
    }
    return at;
  }

  private int quoted(byte[] csv, int from, int column) {
    byte[] plain = new byte[32];
    int length = 0;
    int at = from;
    while (csv[at] != '"' || csv[at + 1] == '"') {
      at += csv[at] == '"' ? 1 : 0;
      plain = length == plain.length ? Arrays.copyOf(plain, 2 * length) : plain;
      plain[length++] = csv[at++];
    }
    bytes[column] = plain;
    start[column] = 0;
    end[column] = length;
    return at + 1;
  }

  private void markBroken(byte[] csv, int from) {
    int firstEnd = from;
    while (csv[firstEnd] != ',') {
      firstEnd++;
    }
    Arrays.fill(start, 0);
    Arrays.fill(end, 0);
    bytes[0] = csv;
    start[0] = from;
    end[0] = firstEnd;
    int text = 1;
    while (kinds[text] != Column.Kind.TEXT) {
      text++;
    }
    bytes[text] = NOT_DECODED;
    end[text] = NOT_DECODED.length;
  }

  /** Whether every value fits its column's type; only then may values be asked for. */
  boolean fits() {
    for (int column = 0; column < kinds.length; column++) {
      if (kinds[column] != Column.Kind.TEXT && !isNull(column) && !fits(column)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int column) {
    byte[] from = bytes[column];
    int at = start[column];
    int length = length(column);
    switch (kinds[column]) {
      case INSTANT -> {
        boolean dateOnly = length == 10;
        long day = length == 25 || dateOnly ? day(from, at) : Long.MIN_VALUE;
        int second = dateOnly ? 0 : secondOfDay(from, at + 10);
        values[column] = (day * 86_400 + second - SECONDS_OF_SHANGHAI) * 1000;
        return day != Long.MIN_VALUE && second >= 0;
      }
      case DATE -> {
        values[column] = length == 10 ? day(from, at) : Long.MIN_VALUE;
        return values[column] != Long.MIN_VALUE;
      }
      case WHOLE_NUMBER -> {
        values[column] = length <= 9 ? digits(from, at, length) : -1;
        return values[column] >= 0;
      }
      case TRUE_OR_FALSE -> {
        values[column] = from[at] == 't' ? 1 : 0;
        return length == (from[at] == 't' ? 4 : 5) && (from[at] == 't' || from[at] == 'f');
      }
      default -> throw new IllegalStateException("text always fits");
    }
  }

  /** Days since 1970 of YYYY-MM-DD (Hinnant's days_from_civil); the least number if it is none. */
  private static long day(byte[] from, int at) {
    long year = digits(from, at, 4);
    long month = digits(from, at + 5, 2);
    long day = digits(from, at + 8, 2);
    if (year < 0 || month < 1 || day < 1 || from[at + 4] != '-' || from[at + 7] != '-') {
      return Long.MIN_VALUE;
    }
    long y = month <= 2 ? year - 1 : year;
    long era = y / 400;
    long yearOfEra = y - era * 400;
    long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  /** Of Thh:mm:ss+08:00; −1 if it is none. */
  private static int secondOfDay(byte[] from, int at) {
    int hour = digits(from, at + 1, 2);
    int minute = digits(from, at + 4, 2);
    int second = digits(from, at + 7, 2);
    boolean good = from[at] == 'T' && from[at + 9] == '+' && from[at + 11] == '8';
    return good && hour >= 0 && minute >= 0 && second >= 0
        ? hour * 3600 + minute * 60 + second
        : -1;
  }

  private static int digits(byte[] from, int at, int count) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      int digit = from[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
