package io.gridline.ops.bench;

import io.gridline.connectors.file.FileTree;
import io.gridline.jobs.screen.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The benchmark of a scheduled run: a world, the same entries from everybody, then the rounds. */
final class ScreenBench {

  private final BenchSettings settings;
  private final RivalPrograms programs;
  private final Progress progress;
  private final List<BenchCluster> clusters = new ArrayList<>();
  private final int cores = Runtime.getRuntime().availableProcessors();

  ScreenBench(BenchSettings settings, RivalPrograms programs, Progress progress) {
    this.settings = settings;
    this.programs = programs;
    this.progress = progress;
  }

  /**
   * @throws io.gridline.ops.CommandFailure when a contender fails or has other entries
   */
  BenchResult run(List<String> commandLine, String version) throws IOException {
    Machine machine = Machine.here();
    String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    progress.begins("build the rivals (the first time downloads them)");
    programs.build(Rival.DUCKDB);
    for (Rival rival : settings.against()) {
      programs.build(rival);
    }
    Path work = settings.world().resolve("work");
    Map<String, String> limits =
        Requests.limits(work.resolve("scratch"), settings.rivalMemory(), cores);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path log = settings.world().resolve("logs").resolve("tools.log");
    List<String> tool = programs.command(Rival.DUCKDB, java, "1g");
    BenchWorld world;
    try (Child duckDb =
        Child.start("DuckDB", tool, programs.folder().resolve("target/tools.log"))) {
      world =
          new WorldMaking(settings.size(), settings.world(), programs.fingerprint(), limits)
              .make(duckDb, progress);
    }
    FileTree.delete(work);
    Files.createDirectories(work.resolve("scratch"));
    try (Child duckDb = Child.start("DuckDB", tool, log)) {
      BenchOrders orders = BenchOrders.write(settings.orders(), world);
      for (int taskManagers : settings.clusters()) {
        progress.begins("start a cluster of " + taskManagers + " TaskManagers");
        clusters.add(BenchCluster.start(settings.world().resolve("cluster"), taskManagers));
      }
      List<Contender> contenders = contenders(world, orders, work, limits, version);
      Map<String, SameEntries.Agreement> agreed =
          new Agreeing(
                  contenders, new SameEntries(duckDb, limits, settings.world()), work, progress)
              .check(
                  settings.inputs(),
                  new HashedInput(world, work.resolve("hashed"), duckDb, limits));
      List<Run> runs = new ArrayList<>();
      Rounds rounds = new Rounds(contenders, settings.rounds(), work, progress);
      for (Input input : settings.inputs()) {
        for (Start start : settings.starts()) {
          runs.addAll(rounds.time(start, input));
        }
      }
      Map<String, String> versions = new LinkedHashMap<>();
      for (Contender contender : contenders) {
        versions.put(contender.title(), contender.version());
      }
      return new BenchResult(
          commandLine,
          begun,
          machine,
          settings.size().described(),
          settings.orders(),
          agreed,
          versions,
          Summary.of(runs),
          runs);
    } finally {
      clusters.forEach(BenchCluster::close);
      FileTree.delete(work);
    }
  }

  private List<Contender> contenders(
      BenchWorld world, BenchOrders orders, Path work, Map<String, String> limits, String version) {
    List<Contender> contenders = new ArrayList<>();
    Path landed = work.resolve("agreed-gridline");
    List<GridlineContender.Place> places = new ArrayList<>();
    places.add(GridlineContender.Place.inTheProcess(cores));
    clusters.forEach(cluster -> places.add(GridlineContender.Place.on(cluster)));
    for (GridlineContender.Place place : places) {
      contenders.add(new GridlineContender(place, world, orders, landed, version));
    }
    for (Rival rival : settings.against()) {
      contenders.add(
          new RivalContender(rival, programs, world, orders, work.resolve("hashed"), limits));
    }
    return contenders;
  }
}
