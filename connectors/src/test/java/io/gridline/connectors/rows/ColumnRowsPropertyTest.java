package io.gridline.connectors.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.columns.Layout;
import io.gridline.connectors.columns.Layouts;
import io.gridline.connectors.columns.SampleRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the layout: the column reader gives what the general reader gives. */
class ColumnRowsPropertyTest {

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("column-rows");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("a.parquet"));
    Files.delete(folder);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, seed = "20200123")
  void givesTheRowsThatTheGeneralReaderGives(
      @ForAll("layouts") Layout layout, @ForAll("samples") SampleRows sample) {
    Path file = layout.write(folder.resolve("a.parquet"), sample.schema(), sample.rows());
    List<String> columns = shuffled(sample.seed());
    assertSame(file, columns, PassOver.NOTHING, Set.of());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, seed = "20200124")
  void passesOverThoseOfTheNamedValuesAndNoOthers(
      @ForAll("layouts") Layout layout, @ForAll("samples") SampleRows sample) {
    List<Object[]> rows = sample.rows();
    Path file = layout.write(folder.resolve("a.parquet"), sample.schema(), rows);
    List<String> columns = shuffled(sample.seed());
    String tested = List.of("few", "many", "sorted", "odd").get((int) (sample.seed() & 3));
    Set<String> values = someValues(file, tested, new Random(sample.seed()));
    PassOver passOver = PassOver.of(columns.indexOf(tested), values);
    assertSame(file, columns, passOver, values);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, seed = "20200125")
  void givesTheSameInStretchesAsInOne(
      @ForAll("layouts") Layout layout, @ForAll("samples") SampleRows sample) {
    Path file = layout.write(folder.resolve("a.parquet"), sample.schema(), sample.rows());
    List<String> columns = shuffled(sample.seed());
    long bytes = 1 + Math.floorMod(sample.seed(), file.toFile().length());
    List<RowGroups> stretches = ParquetFile.stretches(file, "a", bytes);
    List<String> quick = new ArrayList<>();
    List<String> slow = new ArrayList<>();
    for (RowGroups groups : stretches) {
      try (RowFile rows =
              ParquetFile.open(file, "a", columns, List.of(), PassOver.NOTHING, groups);
          RowFile same = ParquetRows.open(file, "a", columns, List.of(), groups)) {
        addLines(rows, columns, quick);
        addLines(same, columns, slow);
        assertThat(rows.bytesRead()).isEqualTo(file.toFile().length());
      }
    }
    List<String> whole = new ArrayList<>();
    try (RowFile rows = ParquetRows.open(file, "a", columns, List.of(), RowGroups.ALL)) {
      addLines(rows, columns, whole);
    }
    assertThat(quick).isEqualTo(whole);
    assertThat(slow).isEqualTo(whole);
  }

  private static void addLines(RowFile rows, List<String> columns, List<String> lines) {
    for (TextRow row = rows.next(); row != null; row = rows.next()) {
      lines.add(line(row, columns.size()));
    }
  }

  private static Set<String> someValues(Path file, String column, Random random) {
    Set<String> values = new HashSet<>(Set.of("in no file"));
    int share = 1 + random.nextInt(20);
    try (RowFile rows = ParquetRows.open(file, "a", List.of(column), List.of(), RowGroups.ALL)) {
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        String value = row.value(0);
        if (!value.isEmpty() && !value.equals(Text.BROKEN) && value.hashCode() % share == 0) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static void assertSame(
      Path file, List<String> columns, PassOver passOver, Set<String> passed) {
    List<String> slow = new ArrayList<>();
    long left = 0;
    try (RowFile rows = ParquetRows.open(file, "a", columns, List.of(), RowGroups.ALL)) {
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        if (!passOver.isNothing() && passed.contains(row.value(passOver.tests().get(0).column()))) {
          left++;
        } else {
          slow.add(line(row, columns.size()));
        }
      }
    }
    try (RowFile rows = ParquetFile.open(file, "a", columns, List.of(), passOver)) {
      List<String> quick = new ArrayList<>();
      for (TextRow row = rows.next(); row != null; row = rows.next()) {
        assertThat(row.line() - rows.passedOver()).isEqualTo(quick.size() + 1);
        quick.add(line(row, columns.size()));
      }
      if (rows instanceof ColumnRows) {
        assertThat(quick).isEqualTo(slow);
        assertThat(rows.passedOver()).isEqualTo(left);
      } else {
        assertThat(quick).containsAll(slow);
      }
      assertThat(rows.bytesRead()).isEqualTo(file.toFile().length());
    }
  }

  private static String line(TextRow row, int columns) {
    StringBuilder line = new StringBuilder().append(row.line());
    for (int column = 0; column < columns; column++) {
      line.append('|').append(row.value(column)).append('|').append(row.time(column));
    }
    return line.append(row.isUndecodable()).append(row.isMalformed()).toString();
  }

  private static List<String> shuffled(long seed) {
    List<String> columns = new ArrayList<>(SampleRows.COLUMNS);
    columns.add("absent");
    java.util.Collections.shuffle(columns, new Random(seed));
    return columns;
  }

  @Provide
  Arbitrary<Layout> layouts() {
    return Layouts.any();
  }

  @Provide
  Arbitrary<SampleRows> samples() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(0, 1, 2, 100, 600, 1500),
            Arbitraries.of(0.0, 0.01, 0.5, 1.0),
            Arbitraries.of(1, 3, 50, 2000))
        .as(SampleRows::new);
  }
}
