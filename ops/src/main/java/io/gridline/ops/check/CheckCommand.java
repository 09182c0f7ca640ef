package io.gridline.ops.check;

import io.gridline.connectors.feedfile.FeedCheck;
import io.gridline.connectors.feedfile.FeedCheck.Problem;
import io.gridline.connectors.feedfile.FeedCheck.Result;
import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.connectors.rows.BadInput;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import io.gridline.pipelines.presence.Source;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridline check}: for a sender, before a file is sent. */
@Command(
    name = "check",
    description = {
      "Say what would be rejected of a sender's file, and why, line by line.",
      "Keeps nothing, and never says a value. The file's folder tells the source, and where the",
      "reference files are:",
      "FEEDS/rail/a.csv or FEEDS/rail/dt=2020-01-20/a.csv is rail's, with FEEDS/reference.",
      "Exit status 3 when any record would be rejected."
    })
public final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      converter = LocationConverter.class,
      description = "Files of a feed: .csv, .csv.gz, .parquet or .avro.")
  private List<Path> files;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "carrier, rail, aviation or hotel; by default as the folder says.")
  private String source;

  @Option(
      names = "--feeds",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Feed folder with reference/ and feeds.yaml; by default where the file lies.")
  private Path feeds;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many lines of each file are shown (default: ${DEFAULT-VALUE}).")
  private long limit;

  @Override
  public Integer call() {
    long rejected = 0;
    for (Path file : files) {
      rejected += check(file).rejectedInAll();
    }
    return (rejected == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT).status();
  }

  private Result check(Path file) {
    if (!Files.isRegularFile(LocationConverter.reached("FILE", file))) {
      throw new CommandFailure(ExitCode.BAD_USAGE, "there is no file " + file);
    }
    Path folder = sourceFolder(file);
    Source sender = sender(folder);
    Path root = feeds == null ? folder.getParent() : feeds;
    PrintWriter to = spec.commandLine().getOut();
    long[] shown = {0};
    try {
      Result result =
          new FeedCheck(sender, FeedCheck.charset(root, sender), root.resolve("reference"))
              .check(
                  file,
                  problem -> {
                    if (shown[0]++ < limit) {
                      to.println(text(file, problem));
                    }
                  });
      summary(file, result, shown[0], to);
      return result;
    } catch (BadInput e) {
      to.flush();
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private static String text(Path file, Problem problem) {
    return "%s:%d: %s%s"
        .formatted(
            file,
            problem.line(),
            problem.reason().text(),
            problem.columns().isEmpty() ? "" : ": " + String.join(", ", problem.columns()));
  }

  private void summary(Path file, Result result, long problems, PrintWriter to) {
    if (problems > limit) {
      to.printf(Locale.ROOT, "%s: and %,d more%n", file, problems - limit);
    }
    to.printf(
        Locale.ROOT,
        "%s: %,d records, %,d would be rejected%s%n",
        file,
        result.read(),
        result.rejectedInAll(),
        result.read() == 0
            ? ""
            : String.format(
                Locale.ROOT, " (%.2f %%)", 100.0 * result.rejectedInAll() / result.read()));
    for (Reason reason : Reason.values()) {
      if (result.rejected().containsKey(reason)) {
        to.printf(
            Locale.ROOT,
            "  %,12d  %s: %s%n",
            result.rejected().get(reason),
            reason.text(),
            reason.meaning());
      }
    }
    to.flush();
  }

  private static Path sourceFolder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder.getFileName().toString().startsWith("dt=") ? folder.getParent() : folder;
  }

  private Source sender(Path folder) {
    String name = source == null ? folder.getFileName().toString() : source;
    Optional<Source> sender = Source.feed(name);
    return sender.orElseThrow(
        () ->
            new CommandFailure(
                ExitCode.BAD_USAGE,
                "--source: expected carrier, rail, aviation or hotel, not " + name));
  }
}
