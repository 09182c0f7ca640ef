package io.gridline.ops.demo;

import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.jobs.publish.Stop;
import io.gridline.jobs.screen.Limits;
import io.gridline.jobs.screen.RunId;
import io.gridline.jobs.screen.ScreenSettings;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.desk.DeskDemo;
import io.gridline.ops.live.LiveDemo;
import io.gridline.ops.publish.SpeedConverter;
import io.gridline.ops.publish.StopOnSignal;
import io.gridline.ops.screen.FlinkOptions;
import io.gridline.ops.screen.ScreenCommand;
import io.gridline.ops.screen.TerminalProgress;
import io.gridline.ops.simulate.SimulateCommand;
import io.gridline.ops.simulate.TruthCheck;
import io.gridline.ops.simulate.TruthReport;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import io.gridline.pipelines.presence.IsoTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gridline demo}: makes a world, screens it, and compares the lists with what really
 * happened.
 */
@Command(
    name = "demo",
    description = {
      "Make a world, screen it, and compare the lists with what really happened in it.",
      "Everybody in it is made up, and so is the outbreak. With --live a day of it is played",
      "again, and alerts appear as people travel in. With --desk the lists are then worked",
      "through, in a browser."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final long FEWER_RESIDENTS = 20_000;
  private static final long MOMENT_NANOS = 500_000_000L;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = "demo",
      paramLabel = "DIR",
      description =
          "Where the world and the lists go; an earlier demo there is replaced"
              + " (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--residents",
      defaultValue = "200k",
      paramLabel = "N",
      converter = SimulateCommand.Count.class,
      description = "How many residents the world has: 2000, 200k, 1m (default: 200k).")
  private long residents;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Another seed makes another world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--live",
      description = {
        "Play a day of the world again instead: PostgreSQL, Debezium, Kafka and the live job"
            + " are started for it, and stopped with it. 20k residents by default."
      })
  private boolean live;

  @Option(
      names = "--desk",
      description = {
        "Then start PostgreSQL and the desk on the lists, with accounts to sign in with; until"
            + " Ctrl-C. 20k residents by default."
      })
  private boolean desk;

  @Option(
      names = "--port",
      defaultValue = "0",
      paramLabel = "N",
      description = "With --desk: the port it listens on (default: a free one).")
  private int port;

  @Option(
      names = "--speed",
      defaultValue = "600x",
      paramLabel = "600x",
      converter = SpeedConverter.class,
      description = "With --live: how many times faster than it happened (default: 600x).")
  private double speed;

  @Override
  public Integer call() throws IOException {
    return live ? playLive() : screen();
  }

  private int playLive() throws IOException {
    makeRoom("world", "keys", "servers", "day", "checkpoints");
    LiveDemo demo =
        new LiveDemo(
            out,
            WorldSettings.of(residentsOr(FEWER_RESIDENTS), seed),
            speed,
            TerminalProgress.on(spec.commandLine().getErr()),
            spec.commandLine().getOut());
    try (StopOnSignal signal = new StopOnSignal()) {
      play(demo, signal.asked());
    }
    return ExitCode.DONE.status();
  }

  /**
   * A server that ends while the process is told to is no failure. Ctrl-C may have come to what we
   * have started a moment before us.
   */
  private static void play(LiveDemo demo, Stop stop) throws IOException {
    try {
      demo.run(stop);
    } catch (IOException | RuntimeException failure) {
      if (!stop.comesWithin(MOMENT_NANOS)) {
        throw failure;
      }
    }
  }

  private long residentsOr(long otherwise) {
    return spec.commandLine().getParseResult().hasMatchedOption("--residents")
        ? residents
        : otherwise;
  }

  private int screen() throws IOException {
    Instant begun = Instant.now();
    Path world = out.resolve("world");
    Path lists = out.resolve("lists");
    makeRoom("world", "lists", "servers");
    long people = desk ? residentsOr(FEWER_RESIDENTS) : residents;
    PrintWriter to = spec.commandLine().getOut();

    World.Summary made;
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      progress.begins("make a world of " + people + " residents");
      made = World.write(WorldSettings.of(people, seed), world, done -> {});
    }
    RunManifest manifest =
        ScreenCommand.run(
                settings(world, lists),
                FlinkOptions.embedded(Runtime.getRuntime().availableProcessors()),
                TerminalProgress.on(spec.commandLine().getErr()))
            .get(0);
    TruthReport truth = compare(world, lists, manifest);
    new DemoSummary(manifest, made, truth, lists, Duration.between(begun, Instant.now())).print(to);
    if (desk) {
      try (StopOnSignal signal = new StopOnSignal()) {
        new DeskDemo(out, lists, manifest, to).run(port, signal.asked());
      }
    }
    return truth.unexplained() == 0 ? ExitCode.DONE.status() : ExitCode.FAILED.status();
  }

  private static ScreenSettings settings(Path world, Path lists) {
    return new ScreenSettings(
        RunId.next(Instant.now()),
        List.of(world.resolve("order.yaml")),
        RegisterAddress.folder(world.resolve("register")),
        world.resolve("feeds"),
        lists,
        Optional.of(world.resolve("cases.csv")),
        IsoTime.time(World.AS_OF).orElseThrow(),
        lists.resolve("store"),
        lists.resolve("keys"),
        Limits.DEFAULT);
  }

  private static TruthReport compare(Path world, Path lists, RunManifest manifest)
      throws IOException {
    OrderKeys keys = KeyFolder.open(lists.resolve("keys")).order(manifest.order());
    List<TruthCheck.Listed> listed = new ArrayList<>();
    new PublishedEntries(new PublishedRuns(lists).folder(manifest))
        .read(
            entry -> true,
            entry -> listed.add(new TruthCheck.Listed(entry.personKey(), entry.rules())));
    return TruthCheck.read(world.resolve("truth")).compare(keys::personKey, listed.stream());
  }

  private void makeRoom(String... folders) throws IOException {
    if (Files.isDirectory(out) && !isEmpty(out) && !Files.isDirectory(out.resolve("world"))) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--out: " + out + " holds something that no demo made");
    }
    for (String folder : folders) {
      delete(out.resolve(folder));
    }
    Files.createDirectories(out);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
