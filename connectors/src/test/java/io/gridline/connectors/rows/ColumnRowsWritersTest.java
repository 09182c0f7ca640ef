package io.gridline.connectors.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by other writers: the column reader gives what the general reader gives. */
class ColumnRowsWritersTest {

  private static final List<String> COLUMNS =
      List.of("id", "cell", "phone", "few", "some", "began", "day", "small", "flag", "nothing");
  private static final Set<String> PASSED =
      IntStream.range(0, 900).mapToObj(i -> "cell-" + i * 37).collect(Collectors.toSet());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMPRESSION snappy",
        "COMPRESSION zstd, ROW_GROUP_SIZE 4096",
        "COMPRESSION uncompressed, ROW_GROUP_SIZE 30000",
        "COMPRESSION snappy, PARQUET_VERSION v2",
        "COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 20480",
        "COMPRESSION uncompressed, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1",
        "COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1",
        "COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 10000000",
        "COMPRESSION gzip",
      })
  void readsWhatDuckDbWrites(String options) {
    Path file =
        Duck.parquet(
            folder.resolve("a.parquet"),
            "SELECT 'c' || i AS id, 'cell-' || hash(i) % 1000 * 37 AS cell,"
                + " '86138' || hash(i + 7) % 100000000 AS phone, i % 7 AS few,"
                + " CASE WHEN hash(i + 1) % 3 > 0 THEN 'x' || hash(i) % 5000 END AS some,"
                + " TIMESTAMPTZ '2020-01-10 00:00:00+08' + to_seconds(hash(i + 2) % 86400) AS began,"
                + " DATE '2020-01-01' + CAST(i % 60 AS INTEGER) AS day,"
                + " CAST(CASE WHEN i % 11 > 0 THEN i % 100 END AS TINYINT) AS small,"
                + " CASE WHEN i % 13 > 0 THEN i % 2 = 0 END AS flag, NULL::VARCHAR AS nothing"
                + " FROM range(150000) t(i)",
            options);
    assertSame(file, !options.contains("gzip"));
  }

  @Test
  void readsFilesWithoutARowOrARowGroup() {
    String empty = "SELECT 'c' AS id, 'cell-37' AS cell WHERE false";
    assertThat(assertSame(Duck.parquet(folder.resolve("a.parquet"), empty), true)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNCOMPRESSED", "SNAPPY", "ZSTD", "GZIP"})
  void readsWhatParquetAvroWrites(CompressionCodecName codec) throws IOException {
    Schema schema =
        SchemaBuilder.record("r")
            .fields()
            .requiredString("id")
            .optionalString("cell")
            .optionalString("some")
            .requiredLong("few")
            .optionalBoolean("flag")
            .endRecord();
    Path file = folder.resolve("a.parquet");
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withSchema(schema)
            .withDataModel(GenericData.get())
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(codec)
            .withDictionaryPageSize(4000)
            .withRowGroupSize(1 << 20)
            .build()) {
      for (int i = 0; i < 100_000; i++) {
        writer.write(
            new GenericRecordBuilder(schema)
                .set("id", "c" + i)
                .set("cell", i % 17 == 0 ? null : "cell-" + i * 7919L % 1000 * 37)
                .set("some", i < 50_000 ? null : "s" + i)
                .set("few", i % 7L)
                .set("flag", i % 3 == 0 ? null : (Object) (i % 2 == 0))
                .build());
      }
    }
    assertSame(file, codec != CompressionCodecName.GZIP);
  }

  /**
   * Files that Spark 4.0.1 wrote: {@code sample.sql} beside the rival's program in ops/rivals/spark
   * makes them. Its timestamps are INT96, unless it is told otherwise.
   */
  @ParameterizedTest
  @ValueSource(strings = {"int96", "snappy", "zstd", "v2", "plain"})
  void readsWhatSparkWrites(String name) throws Exception {
    Path file = Path.of(getClass().getResource("spark-" + name + ".parquet").toURI());
    assertSame(file, true);

    try (RowFile rows = ParquetFile.open(file, "a", COLUMNS, List.of("id"), PassOver.NOTHING)) {
      for (int i = 0; i < 2000; i++) {
        assertThat(line(rows.next()))
            .isEqualTo(
                String.join(
                    "|",
                    "" + (i + 1),
                    "c" + i,
                    "cell-" + i * 7919 % 1000 * 37,
                    "86138%08d".formatted(i * 104729 % 100000000),
                    "" + i % 7,
                    i % 3 > 0 ? "x" + i * 31 % 500 : "",
                    Instant.ofEpochSecond(1578585600 + i * 61).toString(),
                    LocalDate.of(2020, 1, 1).plusDays(i % 60).toString(),
                    i % 11 > 0 ? "" + i % 100 : "",
                    i % 13 > 0 ? "" + (i % 2 == 0) : "",
                    ""));
      }
      assertThat(rows.next()).isNull();
    }
  }

  private static int assertSame(Path file, boolean byColumn) {
    List<String> slow = new ArrayList<>();
    try (RowFile rows = ParquetRows.open(file, "a", COLUMNS, List.of("id"), RowGroups.ALL)) {
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        if (!PASSED.contains(row.value(1))) {
          slow.add(line(row));
        }
      }
    }
    PassOver passOver = PassOver.of(1, PASSED);
    List<String> quick = new ArrayList<>();
    try (RowFile rows = ParquetFile.open(file, "a", COLUMNS, List.of("id"), passOver)) {
      assertThat(rows).isInstanceOf(byColumn ? ColumnRows.class : ParquetRows.class);
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        if (byColumn || !PASSED.contains(row.value(1))) {
          quick.add(line(row));
        }
      }
    }
    assertThat(quick).isEqualTo(slow);
    return quick.size();
  }

  private static String line(TextRow row) {
    StringBuilder line = new StringBuilder().append(row.line());
    for (int column = 0; column < COLUMNS.size(); column++) {
      line.append('|').append(row.value(column));
    }
    return line.toString();
  }
}
