package io.gridline.ops.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.screen.TerminalProgress;
import io.gridline.ops.simulate.SimulateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code gridline bench screen}: a scheduled run against the query by hand. */
@Command(
    name = "screen",
    description = {
      "Time a scheduled run against the same screening as a query in other engines.",
      "On a made-up world: from raw feeds and from the store, in warm and in new processes, in",
      "turns.",
      "Compares everybody's entries first, and times nothing when they differ."
    })
final class BenchScreenCommand implements Callable<Integer> {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  @Spec private CommandSpec spec;

  @Option(
      names = "--residents",
      converter = SimulateCommand.Count.class,
      required = true,
      paramLabel = "N",
      description = "People of the register.")
  private long residents;

  @Option(
      names = "--presences",
      converter = SimulateCommand.Count.class,
      required = true,
      paramLabel = "N",
      description =
          "A carrier's records of one day. Hotel, rail and aviation have one for each hundred.")
  private long presences;

  @Option(
      names = "--in-zone",
      defaultValue = "1%",
      converter = Percent.class,
      paramLabel = "PERCENT",
      description = "The share of a carrier's records in a zone (default: ${DEFAULT-VALUE}).")
  private double inZone;

  @Option(
      names = "--orders",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Orders in one run, each with zones of its own; together they ask for the same share"
              + " (default: ${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--against",
      split = ",",
      converter = RivalName.class,
      paramLabel = "RIVAL",
      description = "duckdb, flink-sql, spark: one or several, with commas.")
  private List<Rival> against = List.of();

  @Option(
      names = "--clusters",
      split = ",",
      paramLabel = "N",
      description = {
        "Gridline also on a cluster of so many TaskManagers, each a process with one slot and a"
            + " core of its own; several numbers with commas."
      })
  private List<Integer> clusters = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "5",
      paramLabel = "N",
      description = "Timed runs of each contender (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--inputs",
      split = ",",
      defaultValue = "raw,store",
      paramLabel = "INPUT",
      description = "raw, store, or both (default: ${DEFAULT-VALUE}).")
  private List<Input> inputs;

  @Option(
      names = "--starts",
      split = ",",
      defaultValue = "warm,cold",
      paramLabel = "START",
      description = "warm, cold, or both (default: ${DEFAULT-VALUE}).")
  private List<Start> starts;

  @Option(
      names = "--rival-memory",
      defaultValue = "6GB",
      paramLabel = "SIZE",
      description = "Heap or memory limit of each rival (default: ${DEFAULT-VALUE}).")
  private String rivalMemory;

  @Option(
      names = "--world",
      paramLabel = "DIR",
      description =
          "Where the world is, or is made (default: gridline-bench/ in the temporary folder).")
  private Path world;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The figures, JSON; a chart is written beside it.")
  private Path out;

  @Option(names = "--rivals", hidden = true, description = "Where the rivals' programs are.")
  private Path rivals;

  @Override
  public Integer call() throws IOException {
    check();
    Busy.warnBefore(spec.commandLine().getErr());
    BenchResult result;
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      result =
          new ScreenBench(settings(), programs(), progress)
              .run(spec.commandLine().getParseResult().originalArgs(), version());
    }
    BenchTable.print(result.summaries(), titles(), spec.commandLine().getOut());
    Busy.warn(result.runs(), result.machine(), spec.commandLine().getErr());
    Files.createDirectories(out.toAbsolutePath().getParent());
    JSON.writeValue(out.toFile(), result);
    Files.writeString(chart(), BenchChart.page(result, titles()));
    spec.commandLine().getOut().printf("%n  %s%n  %s%n", out, chart());
    return ExitCode.DONE.status();
  }

  private BenchSettings settings() {
    WorldSize size = new WorldSize(residents, presences, inZone);
    Path folder =
        world == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "gridline-bench", size.id())
            : world;
    return new BenchSettings(
        size,
        folder.toAbsolutePath(),
        orders,
        against,
        new LinkedHashSet<>(clusters),
        rounds,
        new LinkedHashSet<>(inputs),
        new LinkedHashSet<>(starts),
        rivalMemory,
        out);
  }

  private RivalPrograms programs() {
    String home = System.getProperty("gridline.home", "");
    Path folder = rivals != null ? rivals : Path.of(home, "ops", "rivals");
    if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE,
          "bench: the rivals' programs are not in %s; start it by the launcher of a source folder"
              .formatted(folder));
    }
    return new RivalPrograms(folder.toAbsolutePath().normalize());
  }

  private Path chart() {
    String name = out.getFileName().toString();
    return out.resolveSibling(name.replaceFirst("\\.json$", "") + ".html");
  }

  private Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>(Map.of("gridline", "Gridline"));
    clusters.forEach(
        workers ->
            titles.put(
                "cluster-" + workers,
                "Gridline on " + workers + (workers == 1 ? " TaskManager" : " TaskManagers")));
    against.forEach(rival -> titles.put(rival.id(), rival.title()));
    return titles;
  }

  private String version() {
    return spec.root().version()[0].replaceFirst("^gridline ", "");
  }

  private void check() {
    require(residents >= 1000, "--residents: expected 1000 or more");
    require(presences >= 10_000, "--presences: expected 10000 or more");
    require(inZone > 0 && inZone <= 0.5, "--in-zone: expected more than 0% and up to 50%");
    require(
        orders >= 1 && orders <= BenchOrders.MOST, "--orders: expected 1 to " + BenchOrders.MOST);
    require(
        !against.isEmpty() || !clusters.isEmpty(),
        "--against: expected a rival, or --clusters a number of TaskManagers");
    require(
        clusters.stream().allMatch(n -> n >= 1 && n <= Runtime.getRuntime().availableProcessors()),
        "--clusters: expected 1 or more TaskManagers, and no more than there are cores");
    require(rounds >= 1, "--rounds: expected 1 or more");
    require(rivalMemory.matches("[1-9]\\d*[MG]B"), "--rival-memory: expected a size such as 6GB");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandFailure(ExitCode.BAD_USAGE, otherwise);
    }
  }

  /** A share, as {@code 1%} or {@code 0.1%}. */
  static final class Percent implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        return Double.parseDouble(text.replace("%", "")) / 100;
      } catch (NumberFormatException e) {
        throw new TypeConversionException("expected a share such as 1%");
      }
    }
  }

  /** A rival by its name. */
  static final class RivalName implements ITypeConverter<Rival> {
    @Override
    public Rival convert(String text) {
      for (Rival rival : Rival.values()) {
        if (rival.id().equals(text)) {
          return rival;
        }
      }
      throw new TypeConversionException("expected duckdb, flink-sql or spark");
    }
  }
}
