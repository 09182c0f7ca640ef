package io.gridline.ops.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.screen.TerminalProgress;
import io.gridline.ops.simulate.SimulateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline bench live}: the live job against reading the same records and doing nothing. */
@Command(
    name = "live",
    description = {
      "Time the live job against reading the same records and doing nothing.",
      "Starts a broker, and in turns: the ceiling, which reads and decodes; the live job with a share",
      "of the records at somebody's evidence. First as fast as it can, then at half of that for the",
      "time from a record to its alert and to its committed entry. Compares who is listed each time."
    })
final class BenchLiveCommand implements Callable<Integer> {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  @Spec private CommandSpec spec;

  @Option(
      names = "--share",
      split = ",",
      defaultValue = "1%,10%,100%",
      converter = BenchScreenCommand.Percent.class,
      paramLabel = "PERCENT",
      description = "Records at somebody's evidence, with commas (default: ${DEFAULT-VALUE}).")
  private List<Double> shares;

  @Option(
      names = "--residents",
      converter = SimulateCommand.Count.class,
      defaultValue = "40k",
      paramLabel = "N",
      description = "People of the register (default: ${DEFAULT-VALUE}).")
  private long residents;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Timed runs of each (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "2",
      paramLabel = "N",
      description = "Runs of each before those, not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "N",
      description = "About how long each flow of records lasts (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "PT2S",
      paramLabel = "DURATION",
      description = "As in 'alert' (default: ${DEFAULT-VALUE}).")
  private Duration checkpointEvery;

  @Option(
      names = "--buffer-timeout",
      defaultValue = "PT0.005S",
      paramLabel = "DURATION",
      description = "As in 'alert' (default: ${DEFAULT-VALUE}).")
  private Duration bufferTimeout;

  @Option(
      names = "--state",
      defaultValue = "memory",
      paramLabel = "WHERE",
      description = "As in 'alert': memory or disk (default: ${DEFAULT-VALUE}).")
  private StateKeeping state;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where the broker's and the job's files go; what is there is deleted (default:"
              + " gridline-bench-live/ in the temporary folder).")
  private Path work;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The figures, JSON.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    check();
    Busy.warnBefore(spec.commandLine().getErr());
    LiveBenchSettings settings = settings();
    Machine machine = Machine.here();
    String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<LiveRun> runs;
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      runs = new LiveBench(settings, progress).run();
    }
    List<LiveSummary> summaries = LiveSummary.of(runs, settings.parallelism());
    LiveTable.print(summaries, spec.commandLine().getOut());
    Files.createDirectories(out.toAbsolutePath().getParent());
    JSON.writeValue(
        out.toFile(),
        new LiveResult(
            spec.commandLine().getParseResult().originalArgs(),
            begun,
            machine,
            Map.of(
                "gridline", spec.root().version()[0].replaceFirst("^gridline ", ""),
                "flink", EnvironmentInformation.getVersion(),
                "kafka_client", AppInfoParser.getVersion()),
            described(settings),
            LiveResult.EVIDENCE,
            LiveResult.OTHERS,
            summaries,
            runs));
    spec.commandLine().getOut().printf("%n  %s%n", out);
    return ExitCode.DONE.status();
  }

  private LiveBenchSettings settings() {
    Path folder =
        work == null ? Path.of(System.getProperty("java.io.tmpdir"), "gridline-bench-live") : work;
    return new LiveBenchSettings(
        shares,
        Math.toIntExact(residents / 4 * 4),
        rounds,
        warmUp,
        seconds,
        checkpointEvery.toMillis(),
        bufferTimeout.toMillis(),
        state,
        Runtime.getRuntime().availableProcessors(),
        folder.toAbsolutePath());
  }

  private static Map<String, Object> described(LiveBenchSettings settings) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("residents", settings.residents());
    described.put("rounds", settings.rounds());
    described.put("warm_up", settings.warmUp());
    described.put("seconds", settings.seconds());
    described.put("checkpoint_millis", settings.checkpointMillis());
    described.put("buffer_timeout_millis", settings.bufferTimeoutMillis());
    described.put("state", settings.state().name().toLowerCase(Locale.ROOT));
    described.put("parallelism", settings.parallelism());
    return described;
  }

  private void check() {
    require(
        shares.stream().allMatch(share -> share > 0 && share <= 1),
        "--share: expected more than 0% and up to 100%");
    require(residents >= 1000, "--residents: expected 1000 or more");
    require(warmUp >= 0, "--warm-up: expected 0 or more");
    require(rounds >= 1, "--rounds: expected 1 or more");
    require(seconds >= 1 && seconds <= 600, "--seconds: expected 1 to 600");
    require(checkpointEvery.toMillis() >= 10, "--checkpoint-every: expected PT0.01S or more");
    require(!bufferTimeout.isNegative(), "--buffer-timeout: expected PT0S or more");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandFailure(ExitCode.BAD_USAGE, otherwise);
    }
  }
}
