package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.file.FileTree;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs on a cluster of real processes give what a run in one process gives, whatever dies
 * meanwhile. How many TaskManagers are killed says {@code GRIDLINE_KILLS}: {@code GRIDLINE_KILLS=10
 * ./gridline test ClusterIT} takes some five minutes, and cuts the network too.
 */
class ClusterIT {

  private static final int KILLS =
      Integer.parseInt(Optional.ofNullable(System.getenv("GRIDLINE_KILLS")).orElse("1"));

  /** A run that finds a TaskManager gone waits for its slot, and then does not begin. */
  private static final String HALF_A_CLUSTER = "has 1 of 2 slots; nothing was published";

  private static final Pattern RUN = Pattern.compile("run (\\d{8}T\\d{6}Z-[0-9a-f]{8})");

  @TempDir static Path shared;
  private static Path world;
  private static Map<String, String> expected;
  private static ClusterOfProcesses cluster;
  private static WholeRuns there;
  private static long millis;

  @TempDir Path temporary;
  private ChildRun child;
  private WholeRuns runs;

  @BeforeAll
  static void screenHereAndStartACluster() throws Exception {
    world = shared.resolve("world");
    World.write(WorldSettings.of(2000, 1), world, done -> {});
    ChildRun here = new ChildRun(world, shared.resolve("out"), shared.resolve("temporary"));
    ChildRun.Started run = here.start("screen");
    assertThat(run.end()).as(run.text()).isZero();
    expected = new WholeRuns(here.out()).published();
    cluster =
        new ClusterOfProcesses(
                shared.resolve("cluster"), List.of("--task-managers", "2", "--memory", "1200m"))
            .up();
    Path keys = shared.resolve("there/keys");
    copy(shared.resolve("out/keys"), keys);
    ChildRun onIt = new ChildRun(world, shared.resolve("there"), shared.resolve("temporary"));
    there = new WholeRuns(onIt.out());
    long begun = System.nanoTime();
    ChildRun.Started first = onIt.start("screen", "--cluster", cluster.address());
    assertThat(first.end()).as(first.text()).isZero();
    millis = (System.nanoTime() - begun) / 1_000_000;
  }

  @AfterAll
  static void stopTheCluster() throws Exception {
    List<ProcessHandle> processes = cluster.processes();
    assertThat(processes).hasSize(3);
    assertThat(cluster.down().text()).contains("Stopped 3 processes.");
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(cluster.down().text()).contains("No cluster was up.");
    assertThat(cluster.status().status()).isNotZero();
  }

  @BeforeEach
  void copyTheKeysAndStartWhatIsNotThere() throws IOException {
    cluster.up();
    child = new ChildRun(world, temporary.resolve("out"), temporary.resolve("temporary"));
    runs = new WholeRuns(child.out());
    copy(shared.resolve("out/keys"), child.out().resolve("keys"));
  }

  private static void copy(Path keys, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(keys)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(keys.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void givesWhatARunInOneProcessGives() throws Exception {
    ChildRun.Started land = child.start("land", "--cluster", cluster.address());
    assertThat(land.end()).as(land.text()).isZero();
    runs.check();
    there.check();
    there.assertPublished(expected);
    ClusterOfProcesses.Answer status = cluster.status();
    assertThat(status.status()).as(status.text()).isZero();
    assertThat(status.text())
        .contains("jobmanager", "taskmanager-2", "2 of 2 slots free", "nothing runs on it");
  }

  @Test
  void sendsItsClassesToAClusterThatHasFlinkAloneAndShowsItsMetrics() throws Exception {
    int port = freePort();
    ClusterOfProcesses plain =
        new ClusterOfProcesses(
                temporary.resolve("plain"),
                List.of(
                    "--task-managers=1",
                    "--slots=2",
                    "--memory=1200m",
                    "--plain",
                    "--metrics=" + port + "-" + (port + 9)))
            .up();
    try {
      ChildRun.Started run = child.start("screen", "--cluster", plain.address());
      TreeSet<String> metrics = new TreeSet<>();
      run.await(
          "metrics of landing and screening",
          () -> {
            metrics.addAll(metrics(port));
            return metrics.stream().anyMatch(name -> name.contains("gridline_source_recordsRead"))
                && metrics.stream().anyMatch(name -> name.contains("gridline_order_of_count"));
          });
      assertThat(run.end()).as(run.text()).isZero();
      runs.assertPublished(expected);
    } finally {
      plain.down();
    }
  }

  @Test
  void isRightWhateverTaskManagerIsKilled() throws Exception {
    long seed = Long.getLong("gridline.kills.seed", System.nanoTime());
    Random random = new Random(seed);
    System.out.println("killing " + KILLS + " TaskManagers, seed " + seed);
    for (int killed = 0; killed < KILLS; ) {
      long begun = System.nanoTime();
      ChildRun.Started run = child.start("screen", "--cluster", cluster.address());
      boolean ended =
          run.process().waitFor((long) (random.nextDouble() * millis), TimeUnit.MILLISECONDS);
      if (ended) {
        millis = Math.min(millis, (System.nanoTime() - begun) / 1_000_000);
      }
      cluster.kill("taskmanager-" + (1 + random.nextInt(2)));
      String after = run.text().lines().reduce((first, last) -> last).orElse("its start").strip();
      int status = run.end();
      if (status != 0 && run.text().contains(HALF_A_CLUSTER)) {
        System.out.println("killed before it began");
        assertThat(runs.runFolders()).isEmpty();
        cluster.up();
        continue;
      }
      killed += ended ? 0 : 1;
      assertThat(status).as("killed after: " + after + "\n" + run.text()).isZero();
      System.out.println("killed after: " + after + (ended ? " (too late)" : ""));
      runs.check();
      runs.assertPublished(expected);
      assertThat(remains()).isEmpty();
      cluster.up();
      FileTree.delete(child.out().resolve("store"));
    }
  }

  @Test
  void saysThatTheJobManagerWasKilledAndTheNextRunIsRight() throws Exception {
    ChildRun.Started run = child.start("screen", "--cluster", cluster.address());
    run.await("a phase", () -> run.text().contains("land what is new"));
    cluster.kill("jobmanager");
    assertThat(run.end()).as(run.text()).isEqualTo(1);
    assertThat(run.text())
        .contains("the Flink cluster does not answer any more; nothing was published")
        .doesNotContain("\tat ");
    assertThat(runs.runFolders()).isEmpty();
    ClusterOfProcesses.Answer status = cluster.status();
    assertThat(status.status()).isNotZero();
    assertThat(status.text()).contains("jobmanager is gone");
    cluster.up();
    assertPublishesWhatIsExpected();
  }

  @Test
  void findsARunAgainWhoseClientWasKilled() throws Exception {
    ChildRun.Started run = child.start("screen", "--cluster", cluster.address());
    run.await("a phase", () -> run.text().contains("land what is new"));
    run.process().destroyForcibly().waitFor();
    Matcher said = RUN.matcher(run.text());
    assertThat(said.find()).isTrue();
    String id = said.group(1);
    ChildRun.Started again = child.start("screen", "--cluster", cluster.address(), "--run", id);
    assertThat(again.end()).as(again.text()).isZero();
    runs.assertPublished(expected);
    assertThat(runs.runFolders()).singleElement().asString().endsWith("run=" + id);
    assertThat(remains()).isEmpty();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "GRIDLINE_KILLS", matches = "\\d+")
  void goesOnAfterTheNetworkWasCutForAWhile() throws Exception {
    try (CutConnection network = new CutConnection(cluster.port())) {
      ChildRun.Started run = child.start("screen", "--cluster", network.address());
      run.await("a phase", () -> run.text().contains("land what is new"));
      network.cut();
      assertThat(run.process().waitFor(3, TimeUnit.SECONDS))
          .as("ended without its cluster: %s", run.text())
          .isFalse();
      network.mend();
      assertThat(run.end()).as(run.text()).isZero();
      runs.assertPublished(expected);
    }
  }

  @Test
  void saysWhatIsWrongWithAClusterThatIsNotThere() throws Exception {
    ChildRun.Started run = child.start("screen", "--cluster", "127.0.0.1:" + freePort());
    assertThat(run.end()).isEqualTo(1);
    assertThat(run.text())
        .contains("no Flink cluster answers at 127.0.0.1:")
        .doesNotContain("\tat ");
  }

  private void assertPublishesWhatIsExpected() throws Exception {
    ChildRun.Started run = child.start("screen", "--cluster", cluster.address());
    assertThat(run.end()).as(run.text()).isZero();
    runs.check();
    runs.assertPublished(expected);
    assertThat(remains()).isEmpty();
  }

  /** What a run must not leave behind; what it hands its tasks names people. */
  private List<Path> remains() throws IOException {
    List<Path> remains = child.remains();
    Path scratch = child.out().resolve("store/scratch");
    if (Files.exists(scratch)) {
      remains.add(scratch);
    }
    return remains;
  }

  private static List<String> metrics(int from) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int port = from; port < from + 2; port++) {
      try {
        String all =
            client
                .send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                        .build(),
                    BodyHandlers.ofString())
                .body();
        if (all.contains("taskmanager")) {
          return all.lines().filter(line -> line.contains("gridline")).toList();
        }
      } catch (IOException notThisPort) {
        // the other process has it
      }
    }
    return List.of();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
