package io.gridline.jobs.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The published lists of random small worlds are those that the oracle works out from the raw
 * files, in every column. A run of a small world mostly waits, so each try takes several worlds at
 * once; a failing world is kept under {@code target/worlds} in its smallest form.
 */
class ScreenAgainstOraclePropertyTest {

  private static final int AT_ONCE = 4;
  private static final int TRIES = 50;

  private static final List<WorldCheck> CHECKS = new ArrayList<>();
  private static ExecutorService threads;

  @BeforeContainer
  static void start() throws Exception {
    threads = Executors.newFixedThreadPool(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      CHECKS.add(new WorldCheck(Path.of("target", "worlds", "world-" + i)));
    }
  }

  @AfterContainer
  static void stop() throws Exception {
    threads.shutdownNow();
    for (WorldCheck check : CHECKS) {
      check.close();
    }
  }

  @Provide
  Arbitrary<List<SmallWorld>> worlds() {
    return SmallWorlds.worlds().list().ofSize(AT_ONCE);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED, seed = "2020012310")
  void publishesWhatTheContractMeans(@ForAll("worlds") List<SmallWorld> worlds) throws Throwable {
    List<Future<?>> checking = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      WorldCheck check = CHECKS.get(i);
      SmallWorld world = worlds.get(i);
      checking.add(
          threads.submit(
              () -> {
                check.check(world);
                return null;
              }));
    }
    Throwable failure = null;
    for (Future<?> check : checking) {
      try {
        check.get();
      } catch (ExecutionException e) {
        failure = e.getCause();
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
