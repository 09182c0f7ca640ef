package io.gridline.ops.screen;

import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.screen.LandJob;
import io.gridline.jobs.screen.RunId;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline land}: the first part of a scheduled run, by itself. */
@Command(
    name = "land",
    description = {
      "Check what is new in the feeds and bring it into the store, each file once.",
      "A screening lands what is new by itself; landing before it makes it short. Drops what was",
      "kept only for orders that have ended."
    })
public final class LandCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--order",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      converter = LocationConverter.class,
      description = "Screening order, YAML. May be given several times.")
  private List<Path> orders;

  @Option(
      names = "--feeds",
      required = true,
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = {
        "Feed folder: one folder for each source, and reference/. It and all other files and"
            + " folders may lie on HDFS or S3: hdfs://HOST:PORT/FOLDER, s3a://BUCKET/FOLDER."
      })
  private Path feeds;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Where lists are published; the store and the keys lie there by default.")
  private Path out;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description =
          "The instant at which the orders have to be in force, ISO 8601; now by default.")
  private Instant asOf;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The store; OUT/store by default.")
  private Path store;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The keys; OUT/keys by default.")
  private Path keys;

  @Mixin private FlinkOptions flinkOptions = new FlinkOptions();

  @Override
  public Integer call() {
    OrderFiles.require(orders);
    LocationConverter.found("--feeds", feeds, "folder");
    LocationConverter.reached("--out", out);
    TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr());
    LandJob.Settings settings =
        new LandJob.Settings(
            orders,
            feeds,
            asOf == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : asOf,
            store == null ? out.resolve("store") : store,
            keys == null ? out.resolve("keys") : keys);
    FlinkRun run =
        new FlinkRun(flinkOptions, RunId.next(Instant.now()), settings.store(), progress);
    print(run.of(flink -> new LandJob(settings, flink, progress).run()));
    return ExitCode.DONE.status();
  }

  private void print(List<StoredPart> parts) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        "%n  %-9s %6s %14s %14s %10s %12s%n",
        "source", "files", "read", "outside", "rejected", "in store");
    Map<String, List<StoredPart>> bySource =
        parts.stream()
            .collect(Collectors.groupingBy(StoredPart::source, TreeMap::new, Collectors.toList()));
    bySource.forEach(
        (source, its) ->
            to.printf(
                Locale.ROOT,
                "  %-9s %,6d %,14d %,14d %,10d %,12d%n",
                source,
                its.stream().map(StoredPart::input).distinct().count(),
                its.stream().mapToLong(StoredPart::read).sum(),
                its.stream().mapToLong(StoredPart::outside).sum(),
                its.stream().mapToLong(StoredPart::rejectedInAll).sum(),
                its.stream().mapToLong(StoredPart::accepted).sum()));
    to.flush();
  }
}
