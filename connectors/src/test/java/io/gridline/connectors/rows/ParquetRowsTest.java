package io.gridline.connectors.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet by another writer, as text. */
class ParquetRowsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'武汉, \"A\"'|武汉, \"A\"",
        "'x'::ENUM('x','y')|x",
        "encode('a')|a",
        "42::INTEGER|42",
        "-7::BIGINT|-7",
        "200::UTINYINT|200",
        "18446744073709551615::UBIGINT|18446744073709551615",
        "true|true",
        "DATE '2020-01-23'|2020-01-23",
        "TIMESTAMPTZ '2020-01-23 10:00:00+08'|2020-01-23T02:00:00Z",
        "TIMESTAMPTZ '2020-01-23 10:00:00.123456+08'|2020-01-23T02:00:00.123456Z",
        "TIMESTAMP '2020-01-23 10:00:00'|2020-01-23T10:00:00",
        "TIMESTAMP_MS '2020-01-23 10:00:00.5'|2020-01-23T10:00:00.5",
        "TIMESTAMP_NS '2020-01-23 10:00:00.000000001'|2020-01-23T10:00:00.000000001",
        "TIMESTAMPTZ '1960-01-01 00:00:00.5+00'|1960-01-01T00:00:00.500Z",
        "NULL::VARCHAR|``",
        "NULL::TIMESTAMP|``",
        "'　 '|``"
      })
  void givesAValueOfAnyTypeTheTextThatCsvWouldHave(String sql, String text) {
    Path file = Duck.parquet(folder.resolve("a.parquet"), "SELECT " + sql + " AS a");
    assertThat(rows(file, "a")).containsExactly(List.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "gzip", "zstd", "uncompressed"})
  void readsManyRowGroupsOfEveryCompression(String compression) {
    Path file =
        Duck.parquet(
            folder.resolve("a.parquet"),
            "SELECT i, 'v' || (i % 7) AS few, 'w' || i AS many,"
                + " CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS some FROM range(50000) t(i)",
            "COMPRESSION " + compression + ", ROW_GROUP_SIZE 4096");
    List<List<String>> rows = rows(file, "many", "few", "absent", "some");
    assertThat(rows).hasSize(50000);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).containsExactly("w" + i, "v" + i % 7, "", i % 3 == 0 ? "" : "" + i);
    }
  }

  @Test
  void givesTheSameWhicheverColumnsOfARowAreLookedAt() {
    Path file =
        Duck.parquet(
            folder.resolve("a.parquet"),
            "SELECT 'a' || (i % 50) AS a, CASE WHEN i % 4 > 0 THEN 'b' || i END AS b,"
                + " CASE WHEN i % 5 > 0 THEN i END AS c FROM range(30000) t(i)",
            "ROW_GROUP_SIZE 2048");
    Random random = new Random(1);
    try (ParquetRows rows = open(file, "a", "b", "c")) {
      int i = 0;
      for (TextRow row = rows.next(); row != null; row = rows.next(), i++) {
        assertThat(row.line()).isEqualTo(i + 1);
        if (random.nextInt(40) == 0) {
          assertThat(row.value(1)).isEqualTo(i % 4 > 0 ? "b" + i : "");
          assertThat(row.value(1)).as("again").isEqualTo(i % 4 > 0 ? "b" + i : "");
        }
        if (random.nextInt(3) == 0) {
          assertThat(row.value(2)).isEqualTo(i % 5 > 0 ? "" + i : "");
        }
        if (random.nextInt(2) == 0) {
          assertThat(row.value(0)).isEqualTo("a" + i % 50);
        }
      }
      assertThat(i).isEqualTo(30000);
      assertThat(rows.bytesRead()).isEqualTo(file.toFile().length());
    }
  }

  @Test
  void readsAFileWithoutRows() {
    Path file = Duck.parquet(folder.resolve("a.parquet"), "SELECT 'x' AS a WHERE false");
    assertThat(rows(file, "a")).isEmpty();
  }

  @Test
  void takesARowForUndecodableWhoseTextIsNone() {
    Path file =
        Duck.parquet(folder.resolve("a.parquet"), "SELECT '\\xFF\\xFE'::BLOB AS a, 'b' AS b");
    try (ParquetRows rows = open(file, "a", "b")) {
      TextRow row = rows.next();
      assertThat(row.isUndecodable()).isTrue();
      assertThat(row.isMalformed()).as("its other columns can be asked").isFalse();
      assertThat(row.value(1)).isEqualTo("b");
    }
    try (ParquetRows rows = open(file, "b")) {
      assertThat(rows.next().isUndecodable()).as("nobody asked for it").isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5::DOUBLE", "1.5::DECIMAL(4,2)", "[1, 2]", "{'x': 1}", "TIME '10:00'"})
  void refusesAColumnOfATypeThatIsNoText(String sql) {
    Path file = Duck.parquet(folder.resolve("a.parquet"), "SELECT " + sql + " AS a, 'b' AS b");
    assertThatThrownBy(() -> open(file, "a"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.parquet: column a has a type that is neither text, time nor number");
    assertThat(rows(file, "b")).as("nobody asked for it").hasSize(1);
  }

  @Test
  void refusesAFileThatLacksAColumn() {
    Path file = Duck.parquet(folder.resolve("a.parquet"), "SELECT 1 AS a");
    assertThatThrownBy(
            () ->
                ParquetRows.open(
                    file,
                    "rail/a.parquet",
                    List.of("a", "b", "c"),
                    List.of("a", "b", "c"),
                    RowGroups.ALL))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.parquet: the schema lacks b, c");
  }

  @Test
  void refusesAFileThatWasNotWrittenToItsEnd() throws IOException {
    Path file = Duck.parquet(folder.resolve("a.parquet"), "SELECT i AS a FROM range(9999) t(i)");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> open(file, "a"))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(BadInput.class)
          .hasMessage("rail/a.parquet: is not a Parquet file, or was not written to its end");
    }
    Files.writeString(file, "record_id,msisdn\n".repeat(10), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> open(file, "a")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> open(folder.resolve("none.parquet"), "a"))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.parquet: cannot be opened");
  }

  @Test
  void stopsAtPagesThatAreDamagedWithoutSayingWhatIsInThem() throws IOException {
    Path file =
        Duck.parquet(folder.resolve("a.parquet"), "SELECT '秘密' || i AS a FROM range(20000) t(i)");
    byte[] whole = Files.readAllBytes(file);
    int stopped = 0;
    Random random = new Random(7);
    for (int n = 0; n < 30; n++) {
      byte[] damaged = whole.clone();
      int at = 8 + random.nextInt(whole.length / 2);
      for (int i = 0; i < 64; i++) {
        damaged[at + i] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        rows(file, "a");
      } catch (BadInput e) {
        stopped++;
        assertThat(e.getMessage())
            .startsWith("rail/a.parquet: ")
            .doesNotContain("秘密")
            .doesNotContain("\n");
      }
    }
    assertThat(stopped).as("damage that a page of 64 other bytes cannot hide").isGreaterThan(20);
  }

  private static ParquetRows open(Path file, String... columns) {
    return ParquetRows.open(file, "rail/a.parquet", List.of(columns), List.of(), RowGroups.ALL);
  }

  private static List<List<String>> rows(Path file, String... columns) {
    List<List<String>> all = new ArrayList<>();
    try (ParquetRows rows = open(file, columns)) {
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 0; column < columns.length; column++) {
          values.add(row.value(column));
        }
        all.add(values);
      }
    }
    return all;
  }
}
