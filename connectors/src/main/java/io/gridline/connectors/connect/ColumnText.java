package io.gridline.connectors.connect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * The values that Debezium gives for a column of PostgreSQL, as the text that {@code column::text}
 * would be there, and CSV has: with {@code time.precision.mode=adaptive}, {@code
 * decimal.handling.mode=string} and {@code column.propagate.source.type=.*}.
 */
final class ColumnText {

  private static final String INFINITY = "infinity";
  private static final String TIMES = "io.debezium.time.";

  /** What a column's schema says of its type in the database, when it is asked to. */
  private static final String SOURCE_TYPE = "__debezium.source.column.type";

  private static final int LAST_YEAR = 9999;

  private ColumnText() {}

  /**
   * @param column its name, for messages
   * @throws DataException when it is of a type that a register has no text for
   */
  static String of(String column, Schema schema, Object value) {
    if (value == null) {
      return "";
    }
    String logical = schema.name() == null ? "" : schema.name();
    return switch (logical) {
      case "io.debezium.time.Date" -> date(((Number) value).longValue());
      case "io.debezium.time.Timestamp" -> local(((Number) value).longValue(), ChronoUnit.MILLIS);
      case "io.debezium.time.MicroTimestamp" ->
          local(((Number) value).longValue(), ChronoUnit.MICROS);
      case "io.debezium.time.ZonedTimestamp" -> instant((String) value);
      case "", "io.debezium.data.Uuid", "io.debezium.data.Enum" -> plain(column, schema, value);
      default -> throw unknown(column, logical);
    };
  }

  /** Whether a column of times has the one that never comes. */
  static boolean isEndless(Schema schema, String text) {
    return schema.name() != null && schema.name().startsWith(TIMES) && text.equals(INFINITY);
  }

  private static String plain(String column, Schema schema, Object value) {
    return switch (schema.type()) {
      case STRING -> isPadded(schema) ? unpadded((String) value) : (String) value;
      case INT8, INT16, INT32, INT64, BOOLEAN -> value.toString();
      default -> throw unknown(column, schema.type().name());
    };
  }

  /** Whether blanks at the end of a value are no part of it. */
  private static boolean isPadded(Schema schema) {
    Map<String, String> parameters = schema.parameters();
    return parameters != null && "BPCHAR".equalsIgnoreCase(parameters.get(SOURCE_TYPE));
  }

  private static String unpadded(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static String date(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return isFinite(date.getYear()) ? date.toString() : INFINITY;
  }

  /** A time without an offset stays without one: where it is told decides what it means. */
  private static String local(long value, ChronoUnit unit) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.EPOCH.plus(value, unit), ZoneOffset.UTC);
    return isFinite(time.getYear()) ? time.toString() : INFINITY;
  }

  /** In one form, however many zeros it came with: it is part of a key. */
  private static String instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return isFinite(time.getYear()) ? time.toInstant().toString() : INFINITY;
    } catch (DateTimeParseException notATime) {
      // PostgreSQL's infinity; anything else is refused where the row is read.
      return text;
    }
  }

  private static boolean isFinite(int year) {
    return year > 0 && year <= LAST_YEAR;
  }

  private static DataException unknown(String column, String type) {
    return new DataException(
        "column %s comes as %s, which is no text, whole number or time".formatted(column, type));
  }
}
