package io.gridline.connectors.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.columns.Layout;
import io.gridline.connectors.columns.SampleRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that were damaged on their way. */
class ColumnRowsDamageTest {

  private static final SampleRows SAMPLE = new SampleRows(5, 400, 0.1, 20);
  private static final PassOver SOME = PassOver.of(0, List.of("v7919", "v15838"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "PARQUET_1_0, UNCOMPRESSED, 0, false",
    "PARQUET_1_0, UNCOMPRESSED, 5000, false",
    "PARQUET_1_0, SNAPPY, 700, false",
    "PARQUET_1_0, ZSTD, 0, false",
    "PARQUET_2_0, UNCOMPRESSED, 0, false",
    "PARQUET_2_0, UNCOMPRESSED, 5000, false",
    "PARQUET_2_0, SNAPPY, 0, false",
    "PARQUET_1_0, SNAPPY, 700, true",
    "PARQUET_2_0, UNCOMPRESSED, 0, true",
    "PARQUET_2_0, ZSTD, 5000, true"
  })
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void endInOneLineOrInRowsAndNeverInAnythingElse(
      WriterVersion version, CompressionCodecName codec, int dictionary, boolean hasChecksums)
      throws IOException {
    Layout layout = new Layout(version, codec, dictionary, 100, 250, hasChecksums, true);
    Path file = layout.write(folder.resolve("a.parquet"), SAMPLE.schema(), SAMPLE.rows());
    byte[] whole = Files.readAllBytes(file);
    List<String> rows = rows(file, SOME);
    int footer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8) + 8;
    Random random = new Random(3);
    int stopped = 0;
    for (int n = 0; n < 400; n++) {
      byte[] damaged = whole.clone();
      int at = 4 + random.nextInt(whole.length - footer - 4);
      int length = n % 2 == 0 ? 1 : 1 + random.nextInt(Math.min(32, whole.length - footer - at));
      for (int i = 0; i < length; i++) {
        damaged[at + i] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file, damaged);
      try {
        List<String> read = rows(file, n % 3 == 0 ? PassOver.NOTHING : SOME);
        if (hasChecksums && n % 3 > 0) {
          assertThat(read).as("byte %d of %d bytes", at, length).isEqualTo(rows);
        }
      } catch (BadInput e) {
        stopped++;
        assertThat(e.getMessage())
            .matches("a: cannot be read to its end, after row \\d+: \\w+")
            .doesNotContain("OutOfBounds");
      }
    }
    assertThat(stopped).isGreaterThan(hasChecksums ? 300 : 20);
  }

  @Test
  void sayWhereTheyCannotBeReadOn() throws IOException {
    SampleRows sample = new SampleRows(1, 1000, 0, 5);
    Layout layout =
        new Layout(WriterVersion.PARQUET_1_0, CompressionCodecName.SNAPPY, 0, 500, 500, true, true);
    Path file = layout.write(folder.resolve("a.parquet"), sample.schema(), sample.rows());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length * 6 / 10] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> rows(file, PassOver.NOTHING))
        .isInstanceOf(BadInput.class)
        .hasMessage("a: cannot be read to its end, after row 500: DamagedFile")
        .hasRootCauseMessage("a page has another checksum");
  }

  private static List<String> rows(Path file, PassOver passOver) {
    List<String> all = new ArrayList<>();
    try (RowFile rows = ParquetFile.open(file, "a", SampleRows.COLUMNS, List.of(), passOver)) {
      assertThat(rows).isInstanceOf(ColumnRows.class);
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        StringBuilder line = new StringBuilder().append(row.line());
        for (int column = 0; column < SampleRows.COLUMNS.size(); column++) {
          line.append('|').append(row.value(column));
        }
        all.add(line.toString());
      }
    }
    return all;
  }
}
