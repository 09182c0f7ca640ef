package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.file.FileTree;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real processes that are killed at random moments, or interrupted. How many are killed says {@code
 * GRIDLINE_KILLS}: {@code GRIDLINE_KILLS=50 ./gridline test KilledRunsIT} takes eight to ten
 * minutes.
 */
class KilledRunsIT {

  private static final int KILLS =
      Integer.parseInt(Optional.ofNullable(System.getenv("GRIDLINE_KILLS")).orElse("2"));

  @TempDir static Path shared;
  private static Path world;
  private static Map<String, String> expected;
  private static final Map<String, Long> MILLIS = new HashMap<>();

  @TempDir Path temporary;
  private ChildRun child;
  private WholeRuns runs;

  @BeforeAll
  static void screenOnce() throws Exception {
    world = shared.resolve("world");
    World.write(WorldSettings.of(2000, 1), world, done -> {});
    ChildRun whole = new ChildRun(world, shared.resolve("out"), shared.resolve("temporary"));
    for (String command : new String[] {"land", "screen"}) {
      FileTree.delete(whole.out().resolve("store"));
      long begun = System.nanoTime();
      ChildRun.Started run = whole.start(command);
      assertThat(run.end()).as(run.text()).isZero();
      MILLIS.put(command, (System.nanoTime() - begun) / 1_000_000);
    }
    expected = new WholeRuns(whole.out()).published();
    assertThat(expected).hasSizeGreaterThan(20);
  }

  @BeforeEach
  void copyTheKeys() throws Exception {
    child = new ChildRun(world, temporary.resolve("out"), temporary.resolve("temporary"));
    runs = new WholeRuns(child.out());
    Path keys = shared.resolve("out/keys");
    try (Stream<Path> files = Files.walk(keys)) {
      for (Path file : files.toList()) {
        Path to = child.out().resolve("keys").resolve(keys.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void publishesWhatIsRightAfterEveryKillAndShowsNothingHalf() throws Exception {
    long seed = Long.getLong("gridline.kills.seed", System.nanoTime());
    Random random = new Random(seed);
    System.out.println("killing " + KILLS + " runs of about " + MILLIS + " ms, seed " + seed);
    int killed = 0;
    while (killed < KILLS) {
      String command = random.nextInt(3) == 0 ? "land" : "screen";
      if (command.equals("land") || random.nextInt(4) == 0) {
        FileTree.delete(child.out().resolve("store"));
      }
      ChildRun.Started run = child.start(command);
      killed += run.killedWithin(MILLIS.get(command), random) ? 1 : 0;
      runs.check();
      System.out.printf(
          "%s killed after: %s; left over: %d%n",
          command,
          run.text().lines().reduce((first, last) -> last).orElse("its start").strip(),
          child.remains().size());
      if (random.nextInt(3) == 0 || killed == KILLS) {
        assertPublishesWhatIsExpected();
      }
    }
  }

  @Test
  void leavesNothingBehindWhenItIsInterruptedWhileFlinkStarts() throws Exception {
    ChildRun.Started run = child.start("screen");
    run.await("a scratch folder", () -> !child.remains().isEmpty());
    assertThat(run.text()).as("a phase is said when it has ended").isEmpty();
    assertLeavesNothing(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"start Flink", "land what is new", "trace ", "look up"})
  void leavesNothingBehindWhenItIsInterruptedAfter(String phase) throws Exception {
    ChildRun.Started run = child.start("screen");
    run.await(phase, () -> run.text().contains(phase));
    assertLeavesNothing(run);
    assertPublishesWhatIsExpected();
  }

  private void assertLeavesNothing(ChildRun.Started run) throws Exception {
    run.interrupt();
    assertThat(run.end()).as("exit status").isNotZero();
    assertThat(run.text()).contains("nothing was published").doesNotContain("\tat ");
    assertThat(child.remains()).isEmpty();
    assertThat(runs.runFolders()).isEmpty();
  }

  private void assertPublishesWhatIsExpected() throws Exception {
    ChildRun.Started run = child.start("screen");
    assertThat(run.end()).as(run.text()).isZero();
    runs.check();
    assertThat(runs.published()).isEqualTo(expected);
    assertThat(child.remains()).isEmpty();
    assertThat(runs.runFolders()).hasSize(1);
  }
}
