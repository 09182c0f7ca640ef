package io.gridline.jobs.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gridline.connectors.register.RegisterAddress;
import io.gridline.jobs.oracle.DirtyWorld.Damage;
import io.gridline.jobs.oracle.DirtyWorld.FeedRow;
import io.gridline.jobs.oracle.DirtyWorld.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Worlds full of dirt are screened as the oracle says when feeds and register come in Parquet: in
 * the forms that are read by column, and in one that the general reader reads. {@code
 * -Dgridline.worlds.seed} and {@code -Dgridline.worlds.parquet} set the seed and how many of each.
 */
class DirtyWorldsInParquetIT {

  private static final long SEED = Long.getLong("gridline.worlds.seed", 20200125L);
  private static final int TRIES = Integer.getInteger("gridline.worlds.parquet", 3);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "uncompressed", "gzip"})
  void publishesOfEveryWorldWhatTheOracleSays(String compression) throws Exception {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        WorldCheck check =
            new WorldCheck(
                folder.resolve("world"),
                RegisterAddress::folder,
                world -> toParquet(world, compression, duckDb))) {
      JqwikSession.run(
          () -> {
            RandomGenerator<DirtyWorld> worlds = DirtyWorlds.worlds().generator(1000, false);
            Random random = new Random(SEED + compression.hashCode());
            for (int i = 0; i < TRIES; i++) {
              DirtyWorld world = withoutDamageOfText(worlds.next(random).value());
              assertThatCode(() -> check.check(world))
                  .as("world %d of seed %d, %s: %s", i, SEED, compression, world)
                  .doesNotThrowAnyException();
            }
          });
    }
  }

  /** Only text can have lines without fields, and bytes that are none. */
  private static DirtyWorld withoutDamageOfText(DirtyWorld world) {
    Feeds feeds =
        new Feeds(
            whole(world.feeds().carrier()),
            whole(world.feeds().rail()),
            whole(world.feeds().aviation()),
            whole(world.feeds().hotel()));
    return new DirtyWorld(
        world.asOf(), world.orders(), world.register(), world.cases(), feeds, false);
  }

  private static List<FeedRow> whole(List<FeedRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.damage() == Damage.BLANK_CELL
                    ? row
                    : new FeedRow(
                        row.cells(), row.file(), row.copies(), Damage.NONE, row.damagedCell()))
        .toList();
  }

  private static void toParquet(Path world, String compression, Connection duckDb)
      throws IOException, SQLException {
    for (String part : List.of("feeds", "register")) {
      for (Path csv : files(world.resolve(part))) {
        String name = csv.getFileName().toString();
        if (!csv.getParent().endsWith("reference")) {
          Path parquet = csv.resolveSibling(name.substring(0, name.indexOf('.')) + ".parquet");
          copy(CsvRows.read(csv, UTF_8), parquet, compression, duckDb);
          Files.delete(csv);
        }
      }
    }
  }

  private static void copy(CsvRows csv, Path parquet, String compression, Connection duckDb)
      throws SQLException {
    String columns = String.join(" VARCHAR, ", csv.header()) + " VARCHAR";
    String marks = String.join(", ", Collections.nCopies(csv.header().size(), "?"));
    try (Statement statement = duckDb.createStatement()) {
      statement.execute("CREATE OR REPLACE TABLE delivered (" + columns + ")");
      try (PreparedStatement insert =
          duckDb.prepareStatement("INSERT INTO delivered VALUES (" + marks + ")")) {
        for (CsvRows.CsvRow row : csv.rows()) {
          for (int i = 0; i < row.fields().size(); i++) {
            insert.setString(i + 1, row.fields().get(i));
          }
          insert.execute();
        }
      }
      statement.execute(
          "COPY delivered TO '%s' (FORMAT parquet, COMPRESSION %s)"
              .formatted(parquet, compression));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
