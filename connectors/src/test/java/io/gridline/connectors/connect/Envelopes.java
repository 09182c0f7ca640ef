package io.gridline.connectors.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Envelopes as Debezium makes them of the rows of one table. */
final class Envelopes {

  static final Schema DATE = SchemaBuilder.int32().name("io.debezium.time.Date").optional().build();
  static final Schema INSTANT =
      SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").optional().build();
  static final Schema LOCAL_TIME =
      SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").optional().build();
  static final Schema PADDED =
      SchemaBuilder.string()
          .parameter("__debezium.source.column.type", "BPCHAR")
          .optional()
          .build();

  static final Envelopes PERSON =
      of("person")
          .with("person_id")
          .with("name")
          .with("sex")
          .with("birth_date", DATE)
          .with("id_number")
          .with("household_id")
          .with("registered_division")
          .with("residence_division")
          .with("residence_address");
  static final Envelopes DOCUMENT =
      of("travel_document").with("document_type").with("document_number").with("person_id");
  static final Envelopes SUBSCRIPTION =
      of("subscription")
          .with("msisdn")
          .with("person_id")
          .with("valid_from", INSTANT)
          .with("valid_to", INSTANT);

  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .field("table", Schema.STRING_SCHEMA)
          .field("lsn", Schema.OPTIONAL_INT64_SCHEMA)
          .build();

  private final String table;
  private final Map<String, Schema> columns;

  private Envelopes(String table, Map<String, Schema> columns) {
    this.table = table;
    this.columns = columns;
  }

  static Envelopes of(String table) {
    return new Envelopes(table, Map.of());
  }

  Envelopes with(String column) {
    return with(column, Schema.OPTIONAL_STRING_SCHEMA);
  }

  Envelopes with(String column, Schema type) {
    Map<String, Schema> more = new LinkedHashMap<>(columns);
    more.put(column, type);
    return new Envelopes(table, more);
  }

  Envelopes without(String column) {
    Map<String, Schema> fewer = new LinkedHashMap<>(columns);
    fewer.remove(column);
    return new Envelopes(table, fewer);
  }

  /** Values in the columns' sequence. */
  Struct row(Object... values) {
    Struct row = new Struct(rowSchema());
    int next = 0;
    for (String column : columns.keySet()) {
      row.put(column, values[next++]);
    }
    return row;
  }

  private Schema rowSchema() {
    SchemaBuilder schema = SchemaBuilder.struct().optional();
    columns.forEach(schema::field);
    return schema.build();
  }

  SourceRecord read(Object... values) {
    return record("r", null, row(values));
  }

  SourceRecord created(Object... values) {
    return record("c", null, row(values));
  }

  SourceRecord updated(Struct before, Struct after) {
    return record("u", before, after);
  }

  SourceRecord deleted(Object... values) {
    return record("d", row(values), null);
  }

  SourceRecord record(String operation, Struct before, Struct after) {
    Schema schema =
        SchemaBuilder.struct()
            .name("gridline.public." + table + ".Envelope")
            .field("before", rowSchema())
            .field("after", rowSchema())
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .build();
    Struct value =
        new Struct(schema)
            .put("before", before)
            .put("after", after)
            .put("source", new Struct(SOURCE).put("table", table).put("lsn", 4711L))
            .put("op", operation);
    SourceRecord record =
        new SourceRecord(
            Map.of("server", "gridline"),
            Map.of("lsn", 4711L),
            "gridline.public." + table,
            null,
            Schema.STRING_SCHEMA,
            "a key in plain",
            schema,
            value);
    record.headers().addString("plain", "a header in plain");
    return record;
  }
}
