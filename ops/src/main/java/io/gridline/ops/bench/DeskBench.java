package io.gridline.ops.bench;

import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.jobs.screen.Progress;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The benchmark of the desk: a real server, contenders in turns, each alone. */
final class DeskBench {

  /** When the tasks are. */
  static final Clock NOW = Clock.fixed(Instant.parse("2020-02-10T01:30:00Z"), ZoneOffset.UTC);

  /** What is not compiled yet is slower: a round before the others is not counted. */
  private static final int WARM_UP_PART = 5;

  private static final String PACED = "gridline-http-paced";

  private final DeskBenchSettings settings;
  private final Progress progress;

  DeskBench(DeskBenchSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @throws CommandFailure when a task was acknowledged twice, or not at all
   */
  DeskResult run(List<String> commandLine, String version) throws IOException {
    Machine machine = Machine.here();
    String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    FileTree.delete(settings.folder());
    Files.createDirectories(settings.folder());
    Path keys = settings.folder().resolve("keys");
    KeyFolder.open(keys).order(DeskGround.ORDER);
    progress.begins("start PostgreSQL");
    try (PostgresServer server = PostgresServer.start(settings.folder().resolve("postgres"));
        DeskWorkers workers = new DeskWorkers(settings.workers())) {
      DeskGround ground = new DeskGround(server, server.database(), settings.workers());
      ground.prepare();
      Map<String, String> versions = new LinkedHashMap<>();
      versions.put("gridline", version);
      versions.put("postgresql", ground.text("SHOW server_version"));
      List<DeskRun> runs = rounds(ground, keys, workers);
      DeskHold.Held held =
          settings.holdMillis() == 0
              ? null
              : new DeskHold(settings, server, keys, workers, progress).run();
      return new DeskResult(
          commandLine, begun, machine, versions, settings, DeskSummary.of(runs), runs, held);
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.FAILED, "the database: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    } finally {
      FileTree.delete(settings.folder().resolve("postgres"));
    }
  }

  private List<DeskRun> rounds(DeskGround ground, Path keys, DeskWorkers workers)
      throws IOException, SQLException, InterruptedException {
    List<DeskRun> runs = new ArrayList<>();
    List<DeskContender> contenders = new ArrayList<>();
    try {
      contenders.add(new DeskPlainLoop(ground, settings.connections()));
      contenders.add(new DeskByDatabase(ground, keys, settings.connections(), NOW));
      contenders.add(new DeskByHttp("gridline-http", ground, keys, settings.connections(), NOW));
      for (int round = 0; round <= settings.rounds(); round++) {
        int tasks =
            round == 0
                ? Math.max(settings.workers(), settings.tasks() / WARM_UP_PART)
                : settings.tasks();
        for (DeskContender contender : contenders) {
          runs.add(one(contender, contender.name(), round, tasks, 0, workers));
        }
        if (settings.paceMillis() > 0 && round > 0) {
          runs.add(one(contenders.get(2), PACED, round, tasks, settings.paceMillis(), workers));
        }
      }
    } finally {
      contenders.forEach(DeskContender::close);
    }
    return runs.stream().filter(run -> run.round() > 0).toList();
  }

  private DeskRun one(
      DeskContender contender,
      String name,
      int round,
      int tasks,
      long paceMillis,
      DeskWorkers workers)
      throws SQLException, InterruptedException {
    String place = round == 0 ? "to warm up" : "round %d of %d".formatted(round, settings.rounds());
    progress.begins(place + ": " + name);
    contender.fill(tasks);
    DeskWorkers.Done done = workers.work(contender, paceMillis * 1_000_000, Long.MAX_VALUE / 2);
    long once = contender.acknowledgedOnce();
    if (done.acknowledged().size() != tasks || once != tasks) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "%s: of %d tasks %d were given out, %d acknowledged exactly once"
              .formatted(name, tasks, done.acknowledged().size(), once));
    }
    Delays.Percentiles delays = done.micros().percentiles();
    DeskRun run =
        new DeskRun(
            round,
            name,
            tasks,
            done.seconds(),
            tasks / done.seconds(),
            delays.p50() / 1e3,
            delays.p99() / 1e3,
            delays.max() / 1e3);
    progress.says(
        String.format(
            Locale.ROOT,
            "%s: %,d tasks/s, p50 %.1f ms, p99 %.1f ms",
            name,
            Math.round(run.perSecond()),
            run.p50Millis(),
            run.p99Millis()));
    return run;
  }
}
