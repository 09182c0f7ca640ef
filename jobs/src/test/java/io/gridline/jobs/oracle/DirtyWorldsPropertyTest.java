package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.fail;

import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.screen.Progress;
import io.gridline.jobs.screen.ScreenJob;
import io.gridline.jobs.screen.ScreenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is published of worlds full of dirt is what the oracle says, column for column. The worlds
 * are jqwik's; it is driven by hand so that seed, number of worlds and time for making a failing
 * one smaller can be set: {@code -Dgridline.worlds.seed=7 -Dgridline.worlds.tries=1000
 * -Dgridline.worlds.shrink=PT10M}. A failing world stays in target/failing-world.
 */
class DirtyWorldsPropertyTest {
  private static final long SEED = Long.getLong("gridline.worlds.seed", 20200123L);
  private static final int TRIES = Integer.getInteger("gridline.worlds.tries", 200);
  private static final Duration SHRINK =
      Duration.parse(System.getProperty("gridline.worlds.shrink", "PT3M"));
  private static final Path FOLDER = Path.of("target", "failing-world").toAbsolutePath();

  private static EmbeddedFlink flink;
  private static Oracle oracle;
  private static PublishedRows published;

  @BeforeAll
  static void start() throws Exception {
    flink = EmbeddedFlink.start(2);
    oracle = new Oracle();
    published = new PublishedRows();
  }

  @AfterAll
  static void stop() throws Exception {
    published.close();
    oracle.close();
    flink.close();
  }

  @Test
  void publishesOfEveryWorldWhatTheOracleSays() throws Exception {
    JqwikSession.run(
        () -> {
          RandomGenerator<DirtyWorld> worlds = DirtyWorlds.worlds().generator(1000, false);
          Random random = new Random(SEED);
          for (int i = 0; i < TRIES; i++) {
            DirtyWorld drawn = worlds.next(random).value();
            if (failure(drawn).isPresent()) {
              DirtyWorld smallest = smallest(drawn);
              Throwable why = failure(smallest).orElseThrow();
              fail(
                  "World %d of seed %d, made smaller, kept in %s:%n%s"
                      .formatted(i, SEED, FOLDER, smallest),
                  why);
            }
          }
        });
    empty();
  }

  private static DirtyWorld smallest(DirtyWorld failing) {
    long deadline = System.nanoTime() + SHRINK.toNanos();
    DirtyWorld smallest = failing;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      Iterator<DirtyWorld> candidates = SmallerDirtyWorlds.of(smallest).iterator();
      while (!smaller && candidates.hasNext() && System.nanoTime() < deadline) {
        DirtyWorld candidate = candidates.next();
        if (failure(candidate).isPresent()) {
          smallest = candidate;
          smaller = true;
        }
      }
    }
    return smallest;
  }

  private static Optional<Throwable> failure(DirtyWorld world) {
    try {
      check(world);
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      return Optional.of(e);
    }
  }

  private static void check(DirtyWorld world) throws Exception {
    empty();
    List<Path> orders = WorldFiles.write(world, FOLDER);
    Path out = FOLDER.resolve("out");
    new ScreenJob(
            new ScreenSettings(
                orders,
                FOLDER.resolve("register"),
                FOLDER.resolve("feeds"),
                out,
                Optional.of(FOLDER.resolve("cases.csv")),
                world.asOf(),
                out.resolve("store"),
                out.resolve("keys"),
                1.0),
            flink,
            Progress.SILENT)
        .run();
    for (Map.Entry<String, OracleAnswer> order :
        oracle.answer(FOLDER, orders, world.asOf()).entrySet()) {
      new Comparison(published, out).compare(order.getKey(), order.getValue());
    }
  }

  private static void empty() throws IOException {
    if (Files.exists(FOLDER)) {
      try (Stream<Path> files = Files.walk(FOLDER)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(FOLDER);
  }
}
