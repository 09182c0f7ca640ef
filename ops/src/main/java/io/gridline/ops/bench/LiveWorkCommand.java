package io.gridline.ops.bench;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.jobs.alert.AlertJob;
import io.gridline.jobs.alert.AlertSettings;
import io.gridline.jobs.alert.AlertSettings.ClockKind;
import io.gridline.jobs.alert.CeilingJob;
import io.gridline.jobs.alert.LiveSettings;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.jobs.flink.LiveFlink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/**
 * The process that is measured. Requests are lines with tabs between their parts, each answered by
 * {@code done}, with the job's id where one was started: {@code gridline} or {@code ceiling}
 * SERVERS GROUP KEYS CHECKPOINTS CHECKPOINT-MILLIS BUFFER-MILLIS PARALLELISM REST-PORT STATE,
 * {@code read} N (waits until the ceiling has), {@code consumer} SERVERS N PARALLELISM, {@code
 * stop}.
 */
@Command(
    name = "live-work",
    hidden = true,
    description = "Run the jobs that 'bench live' measures, told on standard input.")
final class LiveWorkCommand implements Callable<Integer> {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private JobClient job;
  private String savepoints;

  @Override
  public Integer call() throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(answer(line.split("\t")));
      answers.flush();
    }
    return 0;
  }

  private String answer(String... request) {
    try {
      switch (request[0]) {
        case "gridline", "ceiling" -> start(request);
        case "read" -> awaitRead(Long.parseLong(request[1]));
        case "consumer" ->
            new PlainConsumers(KafkaAddress.of(request[1]))
                .read(Long.parseLong(request[2]), Integer.parseInt(request[3]));
        case "stop" -> {
          stop();
          job = null;
        }
        default -> throw new IllegalArgumentException("no such request");
      }
      return job == null ? "done" : "done\t" + job.getJobID();
    } catch (Exception e) {
      e.printStackTrace();
      return "failed: " + e.getClass().getSimpleName();
    }
  }

  private void start(String... request) throws Exception {
    KafkaAddress kafka = KafkaAddress.of(request[1]);
    Path checkpoints = Path.of(request[4]);
    savepoints = checkpoints.toUri().toString();
    Duration checkpointEvery = Duration.ofMillis(Long.parseLong(request[5]));
    Duration bufferTimeout = Duration.ofMillis(Long.parseLong(request[6]));
    Configuration configuration =
        LiveSettings.of(
            Integer.parseInt(request[7]), checkpoints, StateKeeping.valueOf(request[9]));
    configuration.set(RestOptions.BIND_PORT, request[8]);
    StreamExecutionEnvironment environment = LiveFlink.embedded(configuration);
    if (request[0].equals("ceiling")) {
      environment.enableCheckpointing(checkpointEvery.toMillis());
      new CeilingJob(kafka, request[2]).build(environment);
    } else {
      new AlertJob(
              new AlertSettings(
                  kafka,
                  Path.of(request[3]),
                  request[2],
                  ClockKind.WALL,
                  checkpointEvery,
                  checkpoints,
                  bufferTimeout))
          .build(environment);
    }
    job = environment.executeAsync(request[2]);
  }

  /** As 'alert' stops: no transaction stays open. */
  private void stop() throws Exception {
    job.stopWithSavepoint(false, savepoints, SavepointFormatType.NATIVE)
        .get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
  }

  private static void awaitRead(long records) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (CeilingJob.read() < records) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("read " + CeilingJob.read() + " of " + records);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
