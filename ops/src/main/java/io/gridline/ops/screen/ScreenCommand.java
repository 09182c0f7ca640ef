package io.gridline.ops.screen;

import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.jobs.screen.Limits;
import io.gridline.jobs.screen.Limits.WhenSilent;
import io.gridline.jobs.screen.RunId;
import io.gridline.jobs.screen.ScreenJob;
import io.gridline.jobs.screen.ScreenSettings;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import io.gridline.pipelines.presence.IsoTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** {@code gridline screen}: one scheduled run. */
@Command(
    name = "screen",
    description = {
      "Screen the feeds under one or more orders, and publish one list for each queue.",
      "Lands what is new in the feeds first. Publishes everything or nothing."
    })
public final class ScreenCommand implements Callable<Integer> {

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
      names = "--register",
      required = true,
      paramLabel = "DIR|URL",
      converter = RegisterConverter.class,
      description = {
        "Register: a folder (a URI too) with person, travel_document and subscription as CSV or"
            + " Parquet, or jdbc:postgresql://HOST/DATABASE with tables of these names. User and"
            + " password from the URL (?user=NAME), PGUSER and PGPASSWORD, or the password file."
      })
  private RegisterAddress register;

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
      description = "Where lists are published.")
  private Path out;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      converter = LocationConverter.class,
      description = "Index cases, CSV.")
  private Path cases;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The instant for which lists are made, ISO 8601; now by default.")
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

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = {
        "Take up that run of this command again, whose client was cut off: says so when it was"
            + " published, else goes on with what it has landed. With --as-of if that was given."
      })
  private String run;

  @Mixin private FlinkOptions flinkOptions = new FlinkOptions();

  @Option(
      names = "--max-rejected",
      defaultValue = "5",
      paramLabel = "PERCENT",
      description = "Publish nothing when more of a source's records are rejected (default: 5).")
  private double maxRejected;

  @Option(
      names = "--max-age",
      defaultValue = "P1D",
      paramLabel = "DURATION",
      description =
          "How old the latest record of a source that a rule needs may be, as PT6H or P1D (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration maxAge;

  @Option(
      names = "--when-silent",
      defaultValue = "warn",
      paramLabel = "warn|refuse",
      description =
          "Whether a source that is older gives a warning, or publishes nothing (default:"
              + " ${DEFAULT-VALUE}).")
  private WhenSilent whenSilent;

  @Override
  public Integer call() {
    check();
    TerminalProgress progress = TerminalProgress.on(spec.commandLine().getErr());
    String id = run == null ? RunId.next(Instant.now()) : run;
    ScreenSettings settings =
        new ScreenSettings(
            id,
            orders,
            register,
            feeds,
            out,
            Optional.ofNullable(cases),
            asOf == null ? RunId.started(id) : asOf,
            store == null ? out.resolve("store") : store,
            keys == null ? out.resolve("keys") : keys,
            new Limits(maxRejected / 100, maxAge, whenSilent));
    List<RunManifest> published = run(settings, flinkOptions, progress);
    published.forEach(manifest -> RunSummary.print(manifest, out, spec.commandLine().getOut()));
    return ExitCode.DONE.status();
  }

  /**
   * Runs a scheduled run, and says of a failure what an operator can do.
   *
   * @throws io.gridline.ops.CommandFailure when the operator can mend it
   */
  public static List<RunManifest> run(
      ScreenSettings settings, FlinkOptions flink, TerminalProgress progress) {
    return new FlinkRun(flink, settings.run(), settings.store(), progress)
        .of(on -> new ScreenJob(settings, on, progress).run());
  }

  private void check() {
    if (maxRejected < 0 || maxRejected > 100) {
      throw new CommandFailure(ExitCode.BAD_USAGE, "--max-rejected: expected 0 to 100 percent");
    }
    if (maxAge.isNegative()) {
      throw new CommandFailure(ExitCode.BAD_USAGE, "--max-age: expected no negative duration");
    }
    OrderFiles.require(orders);
    if (run != null && !RunId.isOne(run)) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--run: expected a run's id, such as 20200128T000000Z-0a1b2c3d");
    }
    LocationConverter.found("--feeds", feeds, "folder");
    LocationConverter.reached("--out", out);
    if (cases != null && !Files.isRegularFile(LocationConverter.reached("--cases", cases))) {
      throw new CommandFailure(ExitCode.BAD_USAGE, "--cases: there is no file " + cases);
    }
  }

  /** A folder or the URL of a database; what is wrong with it is said without its text. */
  static final class RegisterConverter implements ITypeConverter<RegisterAddress> {
    @Override
    public RegisterAddress convert(String text) {
      try {
        return RegisterAddress.of(text, System.getenv());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A time by the contract: ISO 8601, without an offset Asia/Shanghai. */
  public static final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return IsoTime.time(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected an ISO 8601 time such as 2020-01-28T08:00:00+08:00"));
    }
  }
}
