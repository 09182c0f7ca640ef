package io.gridline.connectors.connect;

import io.gridline.connectors.register.DeliveredRow;
import io.gridline.connectors.seal.RowKey;
import io.gridline.connectors.seal.RowSeal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** One row of a table as it was before a change, or is after it. Never printed. */
final class RowImage {

  /** What Debezium puts for a long value that the change did not touch. */
  private static final String UNCHANGED = "__debezium_unavailable_value";

  private static final String END = "valid_to";

  private final CapturedTable table;
  private final Map<String, String> values = new HashMap<>();

  /**
   * @param row with a field for each column
   * @param before what the row was, where a value says that it has not changed; may be null
   * @throws DataException when the table lacks a column that the register has to have
   */
  RowImage(CapturedTable table, Struct row, Struct before) {
    this.table = table;
    List<String> required = DeliveredRow.requiredColumns(table.table());
    for (String column : DeliveredRow.columns(table.table())) {
      Field field = row.schema().field(column);
      if (field != null) {
        values.put(column, text(field, row, before));
      } else if (required.contains(column)) {
        throw new DataException("table " + table.title() + " lacks column " + column);
      }
    }
  }

  private static String text(Field field, Struct row, Struct before) {
    Object value = row.get(field);
    if (UNCHANGED.equals(value)) {
      if (before == null || UNCHANGED.equals(before.get(field.name()))) {
        throw new DataException(
            "column %s: a value was left out; the table wants REPLICA IDENTITY FULL"
                .formatted(field.name()));
      }
      value = before.get(field.name());
    }
    String text = ColumnText.of(field.name(), field.schema(), value);
    // What never ends has no end.
    return field.name().equals(END) && ColumnText.isEndless(field.schema(), text) ? "" : text;
  }

  /** The row for the register's reader. */
  DeliveredRow delivered(String place) {
    return new DeliveredRow(table.table(), place, this::value);
  }

  RowKey key(RowSeal seal) {
    return seal.key(
        table.table(),
        value(CapturedTable.HOLDER),
        table.primaryKey().stream().map(this::value).toList());
  }

  private String value(String column) {
    return values.getOrDefault(column, "");
  }
}
