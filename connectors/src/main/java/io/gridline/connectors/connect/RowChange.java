package io.gridline.connectors.connect;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's envelope of one change.
 *
 * @param before the row that was, null when there was none
 * @param after the row that is, null when there is none
 * @param place where in the database's log it is told, for an operator
 */
record RowChange(CapturedTable table, Struct before, Struct after, String place) {

  /** What an envelope tells of. */
  enum Kind {
    ROW,
    /** Something that an application has put into the database's log. */
    MESSAGE,
    TRUNCATE
  }

  static Kind kind(SourceRecord record) {
    String operation = envelope(record).getString("op");
    return switch (operation) {
      case "c", "r", "u", "d" -> Kind.ROW;
      case "m" -> Kind.MESSAGE;
      case "t" -> Kind.TRUNCATE;
      default -> throw new DataException("operation " + operation + " of an envelope is not known");
    };
  }

  /** The table that the record is about, for a message. */
  static String tableName(SourceRecord record) {
    return envelope(record).getStruct("source").getString("table");
  }

  static RowChange of(SourceRecord record) {
    String name = tableName(record);
    CapturedTable table =
        CapturedTable.named(name)
            .orElseThrow(
                () ->
                    new DataException(
                        "table %s is none of the register's: take it out of table.include.list"
                            .formatted(name)));
    Struct envelope = envelope(record);
    boolean isGone = envelope.getString("op").equals("d");
    Struct before = row(envelope, "before");
    Struct after = isGone ? null : row(envelope, "after");
    if (before == null && after == null) {
      throw new DataException(
          "table " + table.title() + ": a deleted row is not told; it wants REPLICA IDENTITY FULL");
    }
    return new RowChange(table, before, after, place(table, envelope));
  }

  private static Struct envelope(SourceRecord record) {
    if (record.value() instanceof Struct value
        && value.schema().field("op") != null
        && value.schema().field("source") != null) {
      return value;
    }
    throw new DataException(
        "topic %s: the message is no envelope of Debezium's; the sealing transform has to be the first"
            .formatted(record.topic()));
  }

  private static Struct row(Struct envelope, String image) {
    return envelope.schema().field(image) == null ? null : envelope.getStruct(image);
  }

  private static String place(CapturedTable table, Struct envelope) {
    Struct source = envelope.getStruct("source");
    Field lsn = source.schema().field("lsn");
    return "table %s, lsn %s".formatted(table.title(), lsn == null ? "unknown" : source.get(lsn));
  }

  RowImage imageBefore() {
    return new RowImage(table, before, null);
  }

  RowImage imageAfter() {
    return new RowImage(table, after, before);
  }

  @Override
  public String toString() {
    return "RowChange[" + place + "]";
  }
}
