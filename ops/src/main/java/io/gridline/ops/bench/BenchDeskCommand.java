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
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline bench desk}: the desk's queues against a loop by hand. */
@Command(
    name = "desk",
    description = {
      "Time the desk's queues against a plain SELECT ... FOR UPDATE SKIP LOCKED loop.",
      "Starts PostgreSQL and a desk. Workers, each with a queue, acknowledge all tasks one by one, in"
          + " turns:",
      "the loop, which keeps no history and knows no access; Gridline's claim by the database;"
          + " Gridline by",
      "HTTP, each worker with a session. Holds that each task was acknowledged once."
    })
final class BenchDeskCommand implements Callable<Integer> {

  private static final int MOST_WORKERS = 5000;
  private static final int MOST_CONNECTIONS = 30;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  @Spec private CommandSpec spec;

  @Option(
      names = "--tasks",
      converter = SimulateCommand.Count.class,
      defaultValue = "100k",
      paramLabel = "N",
      description = "Tasks that wait (default: ${DEFAULT-VALUE}).")
  private long tasks;

  @Option(
      names = "--workers",
      defaultValue = "200",
      paramLabel = "N",
      description = "Who ask for them, all at once (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--connections",
      defaultValue = "10",
      paramLabel = "N",
      description = "To the database, of each contender (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Timed runs of each (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--pace",
      defaultValue = "PT0S",
      paramLabel = "DURATION",
      description = {
        "Also by HTTP with workers who ask once in so long, and not again as soon as they are"
            + " answered; the time is counted from when they meant to ask (default: ${DEFAULT-VALUE},"
            + " not)."
      })
  private Duration pace;

  @Option(
      names = "--hold-transaction",
      defaultValue = "PT0S",
      paramLabel = "DURATION",
      description = {
        "Also with somebody's transaction open for so long, in slices, in turns with slices on a"
            + " database where there is none (default: ${DEFAULT-VALUE}, not)."
      })
  private Duration hold;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where the server's files go; what is there is deleted (default: gridline-bench-desk/ in"
              + " the temporary folder).")
  private Path work;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The figures, JSON.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    check();
    Busy.warnBefore(spec.commandLine().getErr());
    DeskResult result;
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      result =
          new DeskBench(settings(), progress)
              .run(
                  spec.commandLine().getParseResult().originalArgs(),
                  spec.root().version()[0].replaceFirst("^gridline ", ""));
    }
    DeskTable.print(result, spec.commandLine().getOut());
    Files.createDirectories(out.toAbsolutePath().getParent());
    JSON.writeValue(out.toFile(), result);
    spec.commandLine().getOut().printf("%n  %s%n", out);
    return ExitCode.DONE.status();
  }

  private DeskBenchSettings settings() {
    Path folder =
        work == null ? Path.of(System.getProperty("java.io.tmpdir"), "gridline-bench-desk") : work;
    return new DeskBenchSettings(
        Math.toIntExact(tasks),
        workers,
        connections,
        rounds,
        pace.toMillis(),
        hold.toMillis(),
        folder.toAbsolutePath());
  }

  private void check() {
    require(workers >= 1 && workers <= MOST_WORKERS, "--workers: expected 1 to " + MOST_WORKERS);
    require(
        tasks >= workers && tasks <= Integer.MAX_VALUE, "--tasks: expected one for each worker");
    require(
        connections >= 1 && connections <= MOST_CONNECTIONS,
        "--connections: expected 1 to " + MOST_CONNECTIONS);
    require(rounds >= 1, "--rounds: expected 1 or more");
    require(!pace.isNegative(), "--pace: expected PT0S or more");
    require(!hold.isNegative(), "--hold-transaction: expected PT0S or more");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandFailure(ExitCode.BAD_USAGE, otherwise);
    }
  }
}
