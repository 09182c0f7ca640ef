package io.gridline.ops.alert;

import io.gridline.connectors.kafka.KafkaUnusable;
import io.gridline.connectors.kafka.ReadSoFar;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.jobs.alert.AlertJob;
import io.gridline.jobs.alert.AlertSettings;
import io.gridline.jobs.alert.AlertSettings.ClockKind;
import io.gridline.jobs.alert.Backfill;
import io.gridline.jobs.alert.LiveSettings;
import io.gridline.jobs.alert.SavedState;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.jobs.flink.ClusterAddress;
import io.gridline.jobs.flink.LiveFlink;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import io.gridline.ops.publish.KafkaOptions;
import io.gridline.ops.screen.FlinkOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridline alert}: the live job. */
@Command(
    name = "alert",
    description = {
      "Keep the entries of all orders up to date, live, from Kafka.",
      "Reads what 'gridline publish' sends, and the register's changes; writes gridline.entries and",
      "gridline.alerts. Goes on until it is told to end (Ctrl-C); then it saves its state, and starts",
      "from it the next time."
    })
public final class AlertCommand implements Callable<Integer> {

  private static final Duration TO_MAKE_TOPICS = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "The keys, those that 'publish' and the register's connector use.")
  private Path keys;

  @Option(
      names = "--checkpoints",
      required = true,
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Where state is saved; the job starts from the newest that lies there.")
  private Path checkpoints;

  @Option(
      names = "--fresh",
      description = "Start from nothing, whatever was saved, and read all topics again.")
  private boolean fresh;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      converter = LocationConverter.class,
      description = "Start from this savepoint or checkpoint.")
  private Path from;

  @Option(
      names = "--backfill",
      paramLabel = "STORE",
      converter = LocationConverter.class,
      description =
          "First send what lies in that store of 'gridline land': what was before the topics.")
  private Path backfill;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "PT2S",
      paramLabel = "DURATION",
      description = {
        "How often state is saved; entries are committed then, alerts are sent at once (default:"
            + " PT2S)."
      })
  private Duration checkpointEvery;

  @Option(
      names = "--buffer-timeout",
      defaultValue = "PT0.005S",
      paramLabel = "DURATION",
      description = {
        "How long a task waits for more before it sends on what it has: shorter is sooner, longer"
            + " is cheaper (default: PT0.005S)."
      })
  private Duration bufferTimeout;

  @Option(
      names = "--state",
      defaultValue = "memory",
      paramLabel = "WHERE",
      description = {
        "Where state is kept: memory, or disk (RocksDB), for more than memory holds (default:"
            + " memory)."
      })
  private StateKeeping state;

  @Option(
      names = "--clock",
      defaultValue = "wall",
      paramLabel = "CLOCK",
      description =
          "wall, or topic: as_of is what comes on gridline.clock, for a day that is played again.")
  private ClockKind clock;

  @Option(
      names = "--name",
      defaultValue = "gridline-alert",
      paramLabel = "NAME",
      description = {
        "Names the consumer group and the transactions; a second job beside this one needs another"
            + " (default: gridline-alert)."
      })
  private String name;

  @Mixin private FlinkOptions flink = FlinkOptions.embedded(1);

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Topics.make(kafka.address(), Topics.BROKERS_DEFAULT, TO_MAKE_TOPICS);
      if (clock == ClockKind.TOPIC) {
        Topics.makeClock(kafka.address(), TO_MAKE_TOPICS);
      }
      if (backfill != null) {
        long sent = new Backfill(kafka.address(), backfill, keys).run(done -> {});
        out.println("Sent " + sent + " records of the store.");
      }
      return run(out);
    } catch (KafkaUnusable failure) {
      throw new CommandFailure(ExitCode.FAILED, failure.getMessage(), failure);
    } catch (WrongKey failure) {
      throw new CommandFailure(ExitCode.BAD_INPUT, failure.getMessage(), failure);
    }
  }

  private int run(PrintWriter out) throws IOException {
    int parallelism = flink.parallelism().orElse(Runtime.getRuntime().availableProcessors());
    Configuration configuration = LiveSettings.of(parallelism, checkpoints, state);
    Optional<Path> saved = saved();
    saved.ifPresent(
        path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    StreamExecutionEnvironment environment = environment(configuration);
    new AlertJob(
            new AlertSettings(
                kafka.address(), keys, name, clock, checkpointEvery, checkpoints, bufferTimeout))
        .build(environment);
    try {
      // What an earlier job has read is no sign of what this one has.
      ReadSoFar.forget(kafka.address(), name, TO_MAKE_TOPICS);
      JobClient job = environment.executeAsync(name);
      out.println(
          "Running"
              + saved.map(path -> ", from what was saved in " + path).orElse(", from the beginning")
              + ". Job "
              + job.getJobID()
              + ".");
      out.flush();
      if (flink.cluster() != null) {
        return ExitCode.DONE.status();
      }
      return new RunningAlert(job, checkpoints, out).await();
    } catch (Exception e) {
      throw new CommandFailure(ExitCode.FAILED, "the job could not be started", e);
    }
  }

  private Optional<Path> saved() throws IOException {
    if (fresh) {
      return Optional.empty();
    }
    return from == null ? SavedState.newest(checkpoints) : Optional.of(from);
  }

  private StreamExecutionEnvironment environment(Configuration configuration) throws IOException {
    ClusterAddress cluster = flink.cluster();
    return cluster == null
        ? LiveFlink.embedded(configuration)
        : LiveFlink.on(cluster, configuration, Files.createTempDirectory("gridline-client-"));
  }
}
