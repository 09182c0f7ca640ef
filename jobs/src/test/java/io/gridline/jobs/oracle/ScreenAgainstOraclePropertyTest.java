package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.screen.Progress;
import io.gridline.jobs.screen.ScreenJob;
import io.gridline.jobs.screen.ScreenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The published lists of random small worlds are those that the oracle works out from the raw
 * files, in every column. A failing world is kept under {@code target/worlds} in its smallest form.
 */
class ScreenAgainstOraclePropertyTest {

  private static final Path FOLDER = Path.of("target", "worlds");

  private static EmbeddedFlink flink;
  private static Oracle oracle;
  private static PublishedRows published;

  @BeforeContainer
  static void start() throws Exception {
    flink = EmbeddedFlink.start(2);
    oracle = new Oracle();
    published = new PublishedRows();
  }

  @AfterContainer
  static void stop() throws Exception {
    published.close();
    oracle.close();
    flink.close();
  }

  @Provide
  Arbitrary<SmallWorld> worlds() {
    return SmallWorlds.worlds();
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED, seed = "2020012310")
  void publishesWhatTheContractMeans(@ForAll("worlds") SmallWorld world) throws Exception {
    Path folder = FOLDER.resolve("world");
    delete(folder);
    world.write(folder);
    List<Path> orders = orders(folder);
    Path out = folder.resolve("out");
    Path cases = folder.resolve("cases.csv");
    new ScreenJob(
            new ScreenSettings(
                orders,
                folder.resolve("register"),
                folder.resolve("feeds"),
                out,
                Files.exists(cases) ? Optional.of(cases) : Optional.empty(),
                world.asOf(),
                out.resolve("store"),
                out.resolve("keys"),
                1.0),
            flink,
            Progress.SILENT)
        .run();

    Map<String, OracleAnswer> expected = oracle.answer(folder, orders, world.asOf());
    assertThat(expected).hasSize(orders.size());
    for (Map.Entry<String, OracleAnswer> order : expected.entrySet()) {
      new Comparison(published, out).compare(order.getKey(), order.getValue());
    }
    delete(folder);
  }

  private static List<Path> orders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
