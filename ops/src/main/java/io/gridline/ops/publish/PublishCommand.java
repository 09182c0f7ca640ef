package io.gridline.ops.publish;

import io.gridline.connectors.kafka.Topics;
import io.gridline.jobs.publish.PublishJob;
import io.gridline.jobs.publish.PublishSettings;
import io.gridline.jobs.publish.Published;
import io.gridline.jobs.publish.Records;
import io.gridline.jobs.publish.Replay;
import io.gridline.jobs.publish.WithdrawOrder;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import io.gridline.ops.screen.ScreenCommand;
import io.gridline.ops.screen.TerminalProgress;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code gridline publish}: the gate between the senders and Kafka. */
@Command(
    name = "publish",
    description = {
      "Send orders, cases and records to Kafka, for the live job: checked, hashed and sealed.",
      "Of carrier nothing is sent that lies outside the zones and windows of the orders. Files are",
      "sent whole, the orders after them; with --speed as they happened, and with --stdin as they",
      "come, the orders before them. Sending the same again is harmless."
    })
public final class PublishCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--order",
      arity = "1..*",
      paramLabel = "FILE",
      converter = LocationConverter.class,
      description = "Screening order in force, YAML. May be given several times.")
  private List<Path> orders = List.of();

  @Option(
      names = "--withdraw-order",
      paramLabel = "ID",
      description = "Take that order off its topic, and do nothing else.")
  private String withdrawn;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      converter = LocationConverter.class,
      description = "Index cases, CSV. Of a case the winning revision is sent, unless it is there.")
  private Path cases;

  @Option(
      names = "--feeds",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Feed folder: one folder for each source, and reference/.")
  private Path feeds;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      converter = SourceConverter.class,
      description = "carrier, rail, aviation or hotel: only its records.")
  private Source source;

  @Option(
      names = "--stdin",
      description =
          "Records of --source come on standard input, CSV with a header; of --feeds only the"
              + " reference files are read.")
  private boolean stdin;

  @Option(
      names = "--speed",
      paramLabel = "60x",
      converter = SpeedConverter.class,
      description =
          "Send records in the sequence in which they start, so many times faster than they"
              + " happened; all at once by default. Reads each file twice.")
  private Double speed;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description =
          "With --speed: when playing begins; what started before is sent at once. The start of"
              + " the first record by default.")
  private Instant from;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = ScreenCommand.TimeConverter.class,
      description =
          "The instant at which the orders have to be in force, ISO 8601; now by default.")
  private Instant asOf;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The keys; made on first use. Not needed for orders alone.")
  private Path keys;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Replicas of topics that are missing; as the brokers make them by default.")
  private Short replication;

  @Option(
      names = "--max-rejected",
      defaultValue = "5",
      paramLabel = "PERCENT",
      description = "Warn when more of a source's records are rejected (default: 5).")
  private double maxRejected;

  @Override
  public Integer call() throws IOException {
    check();
    if (withdrawn == null) {
      publish();
    } else {
      withdraw();
    }
    return ExitCode.DONE.status();
  }

  private void publish() throws IOException {
    PublishSettings settings =
        new PublishSettings(
            kafka.address(),
            replicas(),
            orders,
            Optional.ofNullable(cases),
            records(),
            asOf == null ? Instant.now() : asOf,
            Optional.ofNullable(keys));
    try (StopOnSignal signal = new StopOnSignal()) {
      Published published = published(settings, signal);
      new PublishSummary(published, maxRejected / 100).print(spec.commandLine().getOut());
    }
  }

  private Published published(PublishSettings settings, StopOnSignal signal) throws IOException {
    try (TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr())) {
      PublishJob job = new PublishJob(settings, progress, signal.asked());
      try {
        return job.run();
      } catch (RuntimeException failure) {
        throw PublishFailure.explained(failure, job.hasBegun());
      }
    }
  }

  private void withdraw() {
    try {
      new WithdrawOrder(kafka.address(), replicas(), withdrawn).run();
      spec.commandLine().getOut().println("Order " + withdrawn + " is withdrawn.");
    } catch (RuntimeException failure) {
      throw PublishFailure.explained(failure, false);
    }
  }

  private Records records() {
    if (feeds == null) {
      return new Records.None();
    }
    return stdin
        ? new Records.AsTheyCome(feeds, source, System.in)
        : new Records.OfFolder(
            feeds,
            Optional.ofNullable(source),
            Optional.ofNullable(speed).map(times -> new Replay(times, Optional.ofNullable(from))));
  }

  private short replicas() {
    return replication == null ? Topics.BROKERS_DEFAULT : replication;
  }

  private void check() {
    require(withdrawn != null || !orders.isEmpty(), "--order: nothing is published without one");
    require(
        withdrawn == null || (orders.isEmpty() && cases == null && feeds == null),
        "--withdraw-order: is for itself, without orders, cases or feeds");
    require(keys != null || (cases == null && feeds == null), "--keys: needed to hash and to seal");
    require(!stdin || (source != null && feeds != null), "--stdin: needs --source and --feeds");
    require(source == null || feeds != null, "--source: needs --feeds");
    require(speed == null || (feeds != null && !stdin), "--speed: is for the files of --feeds");
    require(from == null || speed != null, "--from: is for --speed");
    require(replication == null || replication > 0, "--replication: expected 1 or more");
    require(maxRejected >= 0 && maxRejected <= 100, "--max-rejected: expected 0 to 100 percent");
    orders.forEach(order -> file("--order", order));
    if (cases != null) {
      file("--cases", cases);
    }
    if (feeds != null) {
      LocationConverter.found("--feeds", feeds, "folder");
    }
  }

  private static void file(String option, Path file) {
    require(
        Files.isRegularFile(LocationConverter.reached(option, file)),
        option + ": there is no file " + file);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandFailure(ExitCode.BAD_USAGE, otherwise);
    }
  }

  /** One of the four feeds. */
  static final class SourceConverter implements ITypeConverter<Source> {
    @Override
    public Source convert(String text) {
      return Source.feed(text)
          .orElseThrow(
              () -> new TypeConversionException("expected carrier, rail, aviation or hotel"));
    }
  }
}
