package io.gridline.connectors.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.Duck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selecting and gathering, batch by batch. */
class ColumnFileTest {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message m { required binary key (UTF8); optional int64 number; optional boolean flag;"
              + " optional fixed_len_byte_array(5) five; }");

  @TempDir Path folder;

  private static Object[] row(int i) {
    return new Object[] {
      "k" + i % 1000,
      i % 3 == 0 ? null : (Object) (i * 5L),
      i % 7 == 0 ? null : (Object) (i % 2 == 0),
      i % 5 == 0 ? null : (Object) "%05d".formatted(i % 99_999).getBytes(StandardCharsets.UTF_8)
    };
  }

  private static List<Object[]> rows(int count) {
    return IntStream.range(0, count).mapToObj(ColumnFileTest::row).toList();
  }

  @ParameterizedTest
  @EnumSource
  void givesEveryValueOfEveryRowAcrossPagesBatchesAndGroups(WriterVersion version)
      throws IOException {
    int count = 2 * ColumnFile.BATCH + 30_000;
    Layout layout =
        new Layout(version, CompressionCodecName.ZSTD, 1 << 20, 20_000, 100_000, true, true);
    Path path = layout.write(folder.resolve("a.parquet"), SCHEMA, rows(count));
    try (ColumnFile file = open(path, "five", "flag", "number", "key")) {
      int row = 0;
      assertThat(file.rows()).isEqualTo(count);
      while (file.next()) {
        assertThat(file.firstRow()).isEqualTo(row);
        Selection all = file.all();
        Values[] values = new Values[4];
        for (int column = 0; column < 4; column++) {
          values[column] = file.gather(column, all);
        }
        for (int n = 0; n < file.batchRows(); n++, row++) {
          Object[] expected = row(row);
          assertThat(text(values[0], n)).isEqualTo(text(expected[3]));
          assertThat(number(values[1], n)).isEqualTo(number(expected[2]));
          assertThat(number(values[2], n)).isEqualTo(number(expected[1]));
          assertThat(text(values[3], n)).isEqualTo(expected[0]);
        }
      }
      assertThat(row).isEqualTo(count);
    }
  }

  @Test
  void selectsByOneColumnAndGathersAnotherOnlyThere() throws IOException {
    int count = ColumnFile.BATCH + 50_000;
    Path path = Layout.USUAL.write(folder.resolve("a.parquet"), SCHEMA, rows(count));
    ByteStrings keys = strings("k7", "k123", "k999", "nobody");
    List<Long> found = new ArrayList<>();
    try (ColumnFile file = open(path, "key", "number")) {
      while (file.next()) {
        Selection wanted = file.select(0, keys.these());
        Values selected = file.gather(0, wanted);
        Values numbers = file.gather(1, wanted);
        for (int n = 0; n < wanted.size(); n++) {
          long row = file.firstRow() + wanted.position(n);
          assertThat(text(selected, n)).isEqualTo("k" + row % 1000);
          assertThat(number(numbers, n)).isEqualTo(row % 3 == 0 ? null : (Long) (row * 5));
          found.add(row);
        }
      }
    }
    assertThat(found)
        .isEqualTo(
            IntStream.range(0, count)
                .filter(i -> Set.of(7, 123, 999).contains(i % 1000))
                .mapToObj(i -> (long) i)
                .toList());
  }

  @Test
  void bringsTheSelectionsOfSeveralColumnsTogether() throws IOException {
    Path path = Layout.USUAL.write(folder.resolve("a.parquet"), SCHEMA, rows(5000));
    try (ColumnFile file = open(path, "key", "five", "number")) {
      assertThat(file.next()).isTrue();
      Selection either =
          file.select(0, strings("k7", "k3").these())
              .or(file.select(1, strings("00007", "00011").these()));
      Values numbers = file.gather(2, either);
      List<Integer> positions =
          IntStream.range(0, either.size()).mapToObj(either::position).toList();
      assertThat(positions)
          .containsExactly(3, 7, 11, 1003, 1007, 2003, 2007, 3003, 3007, 4003, 4007);
      assertThat(number(numbers, 1)).isEqualTo(35);
    }
  }

  @Test
  void readsSomeRowGroupsOnly() throws IOException {
    Layout layout =
        new Layout(WriterVersion.PARQUET_1_0, CompressionCodecName.SNAPPY, 0, 100, 500, true, true);
    Path path = layout.write(folder.resolve("a.parquet"), SCHEMA, rows(2000));
    try (ColumnFile file = open(path, "key")) {
      assertThat(file.groups()).isEqualTo(4);
      assertThat(firstRows(file.only(1, 3))).containsExactly(500L, 1000L);
      assertThat(firstRows(file.only(0, 1))).containsExactly(0L);
      assertThat(firstRows(file.only(2, 2))).isEmpty();
      assertThat(firstRows(file.only(3, 4))).containsExactly(1500L);
    }
  }

  private static List<Long> firstRows(ColumnFile file) throws IOException {
    List<Long> rows = new ArrayList<>();
    while (file.next()) {
      rows.add(file.firstRow());
      Values keys = file.gather(0, file.all());
      assertThat(text(keys, 0)).isEqualTo("k" + file.firstRow() % 1000);
    }
    return rows;
  }

  @Test
  void refusesToGoBackWithinAColumn() throws IOException {
    Path path = Layout.USUAL.write(folder.resolve("a.parquet"), SCHEMA, rows(10));
    try (ColumnFile file = open(path, "key")) {
      file.next();
      file.gather(0, file.all());
      assertThatThrownBy(() -> file.gather(0, file.all()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("rows of a column that have been passed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, 2] AS a|COMPRESSION snappy",
        "{'x': 1} AS a|COMPRESSION snappy",
        "1.5::DOUBLE AS a|COMPRESSION snappy",
        "1 AS b|COMPRESSION snappy",
        "1 AS a|COMPRESSION gzip",
        "1 AS a|COMPRESSION lz4_raw",
        "1 AS a|COMPRESSION brotli"
      })
  void leavesToAGeneralReaderWhatItDoesNotKnow(String queryAndOptions) throws IOException {
    String[] parts = queryAndOptions.split("\\|");
    Path path = Duck.parquet(folder.resolve("a.parquet"), "SELECT " + parts[0], parts[1]);
    assertThat(ColumnFile.open(path, List.of("a"))).isEmpty();
  }

  private static ColumnFile open(Path path, String... columns) throws IOException {
    return ColumnFile.open(path, List.of(columns)).orElseThrow();
  }

  private static ByteStrings strings(String... strings) {
    return ByteStrings.of(
        Stream.of(strings).map(string -> string.getBytes(StandardCharsets.UTF_8)).toList());
  }

  private static String text(Values values, int n) {
    return values.isNull(n)
        ? null
        : new String(values.bytes(), values.offset(n), values.length(n), StandardCharsets.UTF_8);
  }

  private static String text(Object bytes) {
    return bytes == null ? null : new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  private static Long number(Values values, int n) {
    return values.isNull(n) ? null : (Long) values.number(n);
  }

  private static Long number(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    return (Long) value;
  }
}
