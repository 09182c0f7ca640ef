package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is published of worlds full of dirt is what the oracle says, column for column. The worlds
 * are jqwik's; it is driven by hand so that seed, number of worlds and time for making a failing
 * one smaller can be set: {@code -Dgridline.worlds.seed=7 -Dgridline.worlds.tries=1000
 * -Dgridline.worlds.shrink=PT10M}. A failing world stays in target/dirty-worlds.
 */
class DirtyWorldsPropertyTest {
  private static final long SEED = Long.getLong("gridline.worlds.seed", 20200123L);
  private static final int TRIES = Integer.getInteger("gridline.worlds.tries", 60);
  private static final Duration SHRINK =
      Duration.parse(System.getProperty("gridline.worlds.shrink", "PT3M"));
  private static final Path FOLDER = Path.of("target", "dirty-worlds").toAbsolutePath();
  private static final int AT_ONCE = 4;

  private static final List<WorldCheck> CHECKS = new ArrayList<>();
  private static ExecutorService threads;

  @BeforeAll
  static void start() throws Exception {
    threads = Executors.newFixedThreadPool(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      CHECKS.add(new WorldCheck(FOLDER.resolve("world-" + i)));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    threads.shutdownNow();
    for (WorldCheck check : CHECKS) {
      check.close();
    }
  }

  @Test
  void publishesOfEveryWorldWhatTheOracleSays() throws Exception {
    List<DirtyWorld> worlds = DirtyWorlds.drawn(SEED, TRIES);
    for (int from = 0; from < TRIES; from += AT_ONCE) {
      List<Future<Optional<Throwable>>> checking = new ArrayList<>();
      for (int i = from; i < Math.min(TRIES, from + AT_ONCE); i++) {
        WorldCheck check = CHECKS.get(i - from);
        DirtyWorld world = worlds.get(i);
        checking.add(threads.submit(() -> failure(check, world)));
      }
      for (int i = 0; i < checking.size(); i++) {
        if (checking.get(i).get().isPresent()) {
          failSmaller(CHECKS.get(i), worlds.get(from + i), from + i);
        }
      }
    }
  }

  private static void failSmaller(WorldCheck check, DirtyWorld failing, int number) {
    DirtyWorld smallest = smallest(check, failing);
    fail(
        "World %d of seed %d, made smaller, kept under %s:%n%s"
            .formatted(number, SEED, FOLDER, smallest),
        failure(check, smallest)
            .orElseGet(() -> new AssertionError("the smaller world failed once and not again")));
  }

  private static DirtyWorld smallest(WorldCheck check, DirtyWorld failing) {
    long deadline = System.nanoTime() + SHRINK.toNanos();
    DirtyWorld smallest = failing;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      Iterator<DirtyWorld> candidates = SmallerDirtyWorlds.of(smallest).iterator();
      while (!smaller && candidates.hasNext() && System.nanoTime() < deadline) {
        DirtyWorld candidate = candidates.next();
        if (failure(check, candidate).isPresent()) {
          smallest = candidate;
          smaller = true;
        }
      }
    }
    return smallest;
  }

  private static Optional<Throwable> failure(WorldCheck check, DirtyWorld world) {
    try {
      check.check(world);
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      return Optional.of(e);
    }
  }
}
