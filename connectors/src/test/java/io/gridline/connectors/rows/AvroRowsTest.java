package io.gridline.connectors.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Avro files, as text. */
class AvroRowsTest {

  @TempDir Path folder;

  @Test
  void givesAValueOfAnyTypeTheTextThatCsvWouldHave() throws IOException {
    assertThat(text(Schema.create(Schema.Type.STRING), "武汉")).isEqualTo("武汉");
    assertThat(text(Schema.create(Schema.Type.STRING), "　 ")).isEmpty();
    assertThat(text(Schema.create(Schema.Type.INT), 42)).isEqualTo("42");
    assertThat(text(Schema.create(Schema.Type.LONG), -7L)).isEqualTo("-7");
    assertThat(text(Schema.create(Schema.Type.BOOLEAN), true)).isEqualTo("true");
    Schema passport = Schema.createEnum("t", null, null, List.of("passport", "other"));
    assertThat(text(passport, new GenericData.EnumSymbol(passport, "passport")))
        .isEqualTo("passport");
    assertThat(text(of(LogicalTypes.date(), Schema.Type.INT), 18284)).isEqualTo("2020-01-23");
    assertThat(text(ofLong(LogicalTypes.timestampMillis()), 1579744800123L))
        .isEqualTo("2020-01-23T02:00:00.123Z");
    assertThat(text(ofLong(LogicalTypes.timestampMicros()), 1579744800123456L))
        .isEqualTo("2020-01-23T02:00:00.123456Z");
    assertThat(text(ofLong(LogicalTypes.timestampNanos()), 1579744800123456789L))
        .isEqualTo("2020-01-23T02:00:00.123456789Z");
    assertThat(text(ofLong(LogicalTypes.localTimestampMillis()), 1579744800000L))
        .isEqualTo("2020-01-23T02:00:00");
  }

  @Test
  void takesNullForEmpty() throws IOException {
    Schema optional = SchemaBuilder.nullable().stringType();
    assertThat(text(optional, null)).isEmpty();
    assertThat(text(optional, "x")).isEqualTo("x");
  }

  @Test
  void refusesAColumnOfATypeThatIsNoTextUnlessNobodyAsksForIt() throws IOException {
    Path file = write(Schema.create(Schema.Type.DOUBLE), 1.5);
    assertThatThrownBy(() -> AvroRows.open(file, "rail/a.avro", List.of("a"), List.of()))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.avro: column a has a type that is neither text, time nor number");
    try (AvroRows rows = AvroRows.open(file, "rail/a.avro", List.of("b"), List.of())) {
      assertThat(rows.next().value(0)).isEqualTo("b");
    }
  }

  @Test
  void refusesAFileThatLacksAColumnOrIsNone() throws IOException {
    Path file = write(Schema.create(Schema.Type.INT), 1);
    assertThatThrownBy(() -> AvroRows.open(file, "rail/a.avro", List.of("c"), List.of("c", "b")))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.avro: the schema lacks c");
    Files.writeString(file, "record_id\n");
    assertThatThrownBy(() -> AvroRows.open(file, "rail/a.avro", List.of("b"), List.of()))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.avro: is not an Avro file, or was not written to its end");
  }

  @Test
  void stopsAtAFileThatWasNotWrittenToItsEnd() throws IOException {
    Path file = write(Schema.create(Schema.Type.INT), 1);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(
            () -> {
              try (AvroRows rows = AvroRows.open(file, "rail/a.avro", List.of("b"), List.of())) {
                while (rows.next() != null) {
                  // to its end
                }
              }
            })
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("rail/a.avro: cannot be read to its end, after row ");
  }

  private static Schema ofLong(LogicalType meaning) {
    return of(meaning, Schema.Type.LONG);
  }

  private static Schema of(LogicalType meaning, Schema.Type type) {
    return meaning.addToSchema(Schema.create(type));
  }

  private String text(Schema type, Object value) throws IOException {
    try (AvroRows rows =
        AvroRows.open(write(type, value), "rail/a.avro", List.of("a"), List.of("a"))) {
      return rows.next().value(0);
    }
  }

  private Path write(Schema type, Object value) throws IOException {
    Schema schema =
        SchemaBuilder.record("row")
            .fields()
            .name("b")
            .type()
            .stringType()
            .noDefault()
            .name("a")
            .type(type)
            .noDefault()
            .endRecord();
    GenericRecord record = new GenericData.Record(schema);
    record.put("a", value);
    record.put("b", "b");
    Path file = folder.resolve("a.avro");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, file.toFile());
      writer.append(record);
    }
    return file;
  }
}
