package io.gridline.ops.bench;

import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.jobs.screen.Progress;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.servers.KafkaServer;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The benchmark of the live job: a real broker, the ceiling and Gridline each in a process that
 * stays, in turns.
 */
final class LiveBench {

  private static final long FIRST_RECORDS_PER_SECOND = 4000;
  private static final long CEILING_RECORDS_PER_SECOND = 100_000;

  private final LiveBenchSettings settings;
  private final Progress progress;
  private final Instant now = Instant.now();
  private final ScreeningOrder order = LiveOrder.at(now);
  private final Map<Double, Double> rates = new HashMap<>();

  LiveBench(LiveBenchSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @throws CommandFailure when somebody is not listed who ought to be, or the other way round
   */
  List<LiveRun> run() throws IOException {
    Path keys = settings.folder().resolve("keys");
    FileTree.delete(settings.folder());
    Files.createDirectories(settings.folder());
    KeyFolder.open(keys).gate();
    progress.begins("start a broker");
    List<LiveRun> runs = new ArrayList<>();
    try (KafkaServer broker = KafkaServer.start(settings.folder().resolve("kafka"))) {
      KafkaAddress kafka = KafkaAddress.of(broker.bootstrapServers());
      try (LiveWork ceiling = new LiveWork(settings, kafka, keys, "ceiling");
          LiveWork gridline = new LiveWork(settings, kafka, keys, "gridline")) {
        LiveMeasuring measuring = new LiveMeasuring(settings, kafka, keys, order, now);
        progress.begins("fill the topics of the register");
        measuring.prepare();
        for (int round = 1 - settings.warmUp(); round <= settings.rounds(); round++) {
          runs.addAll(round(round, measuring, ceiling, gridline));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    } finally {
      FileTree.delete(settings.folder().resolve("kafka/data"));
      FileTree.delete(settings.folder().resolve("checkpoints"));
    }
    return runs.stream().filter(run -> run.round() > 0).toList();
  }

  private List<LiveRun> round(
      int round, LiveMeasuring measuring, LiveWork ceiling, LiveWork gridline)
      throws IOException, InterruptedException {
    List<LiveRun> runs = new ArrayList<>();
    String place = round < 1 ? "to warm up" : "round %d of %d".formatted(round, settings.rounds());
    progress.begins(place + ": the ceiling");
    long records = Math.max(20_000, settings.seconds() * CEILING_RECORDS_PER_SECOND / 2);
    runs.addAll(measuring.ceiling(ceiling, round, settings.shares().get(0), records));
    runs.forEach(this::say);
    for (double share : settings.shares()) {
      progress.begins(place + ": Gridline, %s of records at evidence".formatted(percent(share)));
      double rate = rates.getOrDefault(share, (double) FIRST_RECORDS_PER_SECOND);
      LiveRun run = measuring.gridline(gridline, round, share, rate);
      rates.put(share, run.records() / run.seconds());
      say(run);
      runs.add(run);
    }
    return runs;
  }

  private void say(LiveRun run) {
    String text =
        String.format(
            Locale.ROOT,
            "%s: %,d records/s per core of its own, %,d by the clock",
            run.contender(),
            Math.round(run.perSecondByCpu()),
            Math.round(run.perSecondByWall(settings.parallelism())));
    if (run.halfLoad() != null) {
      LiveRun.HalfLoad half = run.halfLoad();
      text +=
          String.format(
              Locale.ROOT,
              "; at %,d/s alerts p50 %d p99 %d ms, entries p50 %d p99 %d ms",
              Math.round(half.perSecond()),
              half.alerts().p50(),
              half.alerts().p99(),
              half.entries().p50(),
              half.entries().p99());
    }
    progress.says(text);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%s %%", Math.round(share * 1000) / 10.0)
        .replace(".0 %", " %");
  }
}
