package io.gridline.connectors.rows;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;

/** The row under the reader's eye. */
final class AvroRow implements TextRow {

  private final int[] fields;
  private final List<Function<Object, String>> texts;
  private GenericRecord record;
  private long line;

  /**
   * @param columns those asked for; not all need be in the schema
   * @throws BadInput when one has a type that CSV has no text for
   */
  AvroRow(String name, List<String> columns, Schema schema) {
    this.fields =
        columns.stream()
            .mapToInt(
                column -> schema.getField(column) == null ? -1 : schema.getField(column).pos())
            .toArray();
    this.texts =
        schema.getFields().stream()
            .map(
                field ->
                    text(field.schema())
                        .orElseThrow(
                            () ->
                                new BadInput(
                                    name
                                        + ": column "
                                        + field.name()
                                        + " has a type that is neither text, time nor number")))
            .toList();
  }

  private static Optional<Function<Object, String>> text(Schema schema) {
    if (schema.getType() == Schema.Type.UNION) {
      List<Schema> types =
          schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
      return types.size() == 1 ? text(types.get(0)) : Optional.empty();
    }
    return switch (schema.getType()) {
      case STRING -> Optional.of(AvroRow::string);
      case ENUM, BOOLEAN -> Optional.of(String::valueOf);
      case INT, LONG -> ofNumber(schema.getLogicalType());
      default -> Optional.empty();
    };
  }

  private static Optional<Function<Object, String>> ofNumber(LogicalType meaning) {
    if (meaning == null) {
      return Optional.of(String::valueOf);
    }
    if (meaning instanceof LogicalTypes.Date) {
      return Optional.of(value -> Text.date(((Number) value).longValue()));
    }
    boolean local = meaning.getName().startsWith("local-timestamp-");
    String unitName = meaning.getName().replaceFirst("^(local-)?timestamp-", "");
    return unit(unitName)
        .map(
            unit ->
                value -> {
                  long number = ((Number) value).longValue();
                  return local ? Text.localTime(number, unit) : Text.instant(number, unit);
                });
  }

  private static Optional<ChronoUnit> unit(String name) {
    return switch (name) {
      case "millis" -> Optional.of(ChronoUnit.MILLIS);
      case "micros" -> Optional.of(ChronoUnit.MICROS);
      case "nanos" -> Optional.of(ChronoUnit.NANOS);
      default -> Optional.empty();
    };
  }

  private static String string(Object value) {
    if (value instanceof Utf8 utf8) {
      return Text.utf8(utf8.getBytes(), 0, utf8.getByteLength());
    }
    String text = value.toString();
    return text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0 ? Text.BROKEN : text;
  }

  void move(GenericRecord to) {
    record = to;
    line++;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String value(int column) {
    String value = fields[column] < 0 ? "" : raw(fields[column]);
    return Text.isBlank(value) ? "" : value;
  }

  @Override
  public boolean isMalformed() {
    return false;
  }

  @Override
  public boolean isUndecodable() {
    for (int field = 0; field < texts.size(); field++) {
      if (raw(field).equals(Text.BROKEN)) {
        return true;
      }
    }
    return false;
  }

  private String raw(int field) {
    Object value = record.get(field);
    return value == null ? "" : texts.get(field).apply(value);
  }
}
