package io.gridline.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.jobs.alert.AlertJob;
import io.gridline.jobs.alert.AlertSettings;
import io.gridline.jobs.alert.AlertSettings.ClockKind;
import io.gridline.jobs.alert.LiveSettings;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.jobs.flink.LiveFlink;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live job in this process, by the clock of the topic. */
final class SmallLiveJob implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;
  private static final long PAUSE_MILLIS = 100;

  private final JobClient job;
  private boolean isStopped;

  private SmallLiveJob(JobClient job) {
    this.job = job;
  }

  /**
   * @param from the savepoint that it goes on from
   */
  static SmallLiveJob start(
      KafkaAddress kafka, Path keys, Path checkpoints, StateKeeping state, Optional<Path> from)
      throws Exception {
    Files.createDirectories(checkpoints);
    Configuration configuration = LiveSettings.of(2, checkpoints, state);
    from.ifPresent(
        path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    StreamExecutionEnvironment environment = LiveFlink.embedded(configuration);
    new AlertJob(
            new AlertSettings(
                kafka,
                keys,
                "test",
                ClockKind.TOPIC,
                Duration.ofSeconds(1),
                checkpoints,
                Duration.ofMillis(5)))
        .build(environment);
    return new SmallLiveJob(environment.executeAsync("test"));
  }

  /** Waits until something is so, within a bound; the caller says what when it is not. */
  void await(BooleanSupplier isSo) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isSo.getAsBoolean() && System.nanoTime() < deadline) {
      assertThat(job.getJobStatus().get().isGloballyTerminalState()).isFalse();
      // Who asks without a pause takes a core from the job and its broker.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }
  }

  /** Stops it, in the form that any state backend reads. */
  Path stop(Path savepoints) throws Exception {
    String path =
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    isStopped = true;
    return Path.of(URI.create(path));
  }

  @Override
  public void close() throws Exception {
    if (!isStopped) {
      job.cancel().get();
    }
  }
}
