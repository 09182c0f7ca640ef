package io.gridline.ops.live;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.jobs.alert.AlertJob;
import io.gridline.jobs.alert.AlertSettings;
import io.gridline.jobs.alert.AlertSettings.ClockKind;
import io.gridline.jobs.alert.LiveSettings;
import io.gridline.jobs.alert.StartGate;
import io.gridline.jobs.alert.StateKeeping;
import io.gridline.jobs.flink.LiveFlink;
import io.gridline.jobs.publish.PublishJob;
import io.gridline.jobs.publish.PublishSettings;
import io.gridline.jobs.publish.Records;
import io.gridline.jobs.publish.Replay;
import io.gridline.jobs.publish.Stop;
import io.gridline.jobs.screen.Progress;
import io.gridline.ops.screen.TerminalProgress;
import io.gridline.ops.simulate.World;
import io.gridline.ops.simulate.WorldSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A day of a made-up world, played again: the register in PostgreSQL, Debezium, Kafka, the live
 * job, all started for it and stopped with it.
 *
 * @param out where the world and the servers' files go
 * @param speed how many times faster than it happened
 * @param progress says what is being started
 */
public record LiveDemo(
    Path out, WorldSettings world, double speed, TerminalProgress progress, PrintWriter to) {

  private static final String NAME = "gridline-demo";

  /** Trains still run from the zone. The world's order came later: here it is in force before. */
  private static final String DAY = "2020-01-19";

  private static final String IN_FORCE = "valid_from: 2020-01-10T00:00:00+08:00";

  private static final Duration CHECKPOINT = Duration.ofSeconds(2);
  private static final Duration BUFFER = Duration.ofMillis(5);
  private static final long TO_START_SECONDS = 180;

  /** Plays until the day is over, or until told to stop. */
  public void run(Stop stop) throws IOException {
    Path files = out.resolve("world");
    Path keys = out.resolve("keys");
    progress.begins("make a world of " + world.residents() + " residents");
    World.write(world, files, done -> {});
    if (stop.hasCome()) {
      return;
    }
    Path order = files.resolve("order.yaml");
    Files.writeString(order, Files.readString(order).replaceFirst("valid_from: \\S+", IN_FORCE));
    PlayedDay day = PlayedDay.of(files.resolve("feeds"), DAY, out.resolve("day"));
    KeyFolder.open(keys).gate();
    progress.begins("start PostgreSQL, Kafka, and Connect with Debezium");
    try (LiveServers servers =
        LiveServers.start(out.resolve("servers"), files.resolve("register"), keys)) {
      KafkaAddress kafka = KafkaAddress.of(servers.kafka().bootstrapServers());
      progress.begins("publish what was before the day");
      publish(kafka, day.before(), Optional.empty(), files, keys, day, stop);
      progress.begins("start the live job, and read all of it");
      try (RunningDemo job = start(kafka, keys)) {
        if (awaitRead(kafka, stop)) {
          progress.close();
          to.printf(
              "%nThe register is in PostgreSQL at 127.0.0.1:%d, Kafka at %s: change a row, and see.%n"
                  + "Playing %s at %.0f times its speed. Ctrl-C ends it. lag: records that no checkpoint has yet.%n%n",
              servers.postgres().port(), kafka.servers(), DAY, speed);
          play(kafka, files, keys, day, stop);
        }
      }
    }
  }

  private void play(KafkaAddress kafka, Path files, Path keys, PlayedDay day, Stop stop)
      throws IOException {
    try (PlayedClock clock = new PlayedClock(kafka, day.from(), speed);
        LiveView shown = new LiveView(kafka, NAME, to, clock::now)) {
      // A ticket that is sold on this day may be for another.
      Stop over = new Stop();
      Publishing publishing =
          Publishing.begin(
              () ->
                  publish(
                      kafka,
                      day.day(),
                      Optional.of(new Replay(speed, Optional.of(day.from()))),
                      files,
                      keys,
                      day,
                      over));
      shown.follow(() -> stop.hasCome() || publishing.isOver() || !clock.now().isBefore(day.to()));
      over.now();
      to.println();
      to.println(shown.summary() + ".");
      publishing.end();
    }
  }

  private static void publish(
      KafkaAddress kafka,
      Path feeds,
      Optional<Replay> replay,
      Path files,
      Path keys,
      PlayedDay day,
      Stop stop)
      throws IOException {
    new PublishJob(
            new PublishSettings(
                kafka,
                Topics.BROKERS_DEFAULT,
                List.of(files.resolve("order.yaml")),
                Optional.of(files.resolve("cases.csv")),
                new Records.OfFolder(feeds, Optional.empty(), replay),
                day.from(),
                Optional.of(keys)),
            Progress.SILENT,
            stop)
        .run();
  }

  private RunningDemo start(KafkaAddress kafka, Path keys) throws IOException {
    Path checkpoints = Files.createDirectories(out.resolve("checkpoints"));
    StreamExecutionEnvironment environment =
        LiveFlink.embedded(
            LiveSettings.of(
                Runtime.getRuntime().availableProcessors(), checkpoints, StateKeeping.MEMORY));
    new AlertJob(
            new AlertSettings(kafka, keys, NAME, ClockKind.TOPIC, CHECKPOINT, checkpoints, BUFFER))
        .build(environment);
    try {
      return new RunningDemo(environment.executeAsync(NAME));
    } catch (Exception e) {
      throw new IOException("the live job does not start", e);
    }
  }

  /** Whether all that was there has been read; false when told to stop. */
  private static boolean awaitRead(KafkaAddress kafka, Stop stop) throws IOException {
    StartGate gate = new StartGate(kafka, NAME, AlertJob.topics());
    gate.begin();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TO_START_SECONDS);
      while (!gate.isOpen()) {
        if (System.nanoTime() > deadline) {
          throw new IOException("the live job has not read everything in time");
        }
        if (stop.comesWithin(TimeUnit.MILLISECONDS.toNanos(100))) {
          return false;
        }
      }
      return true;
    } finally {
      gate.end();
    }
  }

  /** The job, to be cancelled at the end: there is nothing to go on from. */
  private record RunningDemo(JobClient job) implements AutoCloseable {
    @Override
    public void close() {
      job.cancel().join();
    }
  }

  /** Published beside what is looked at. */
  private static final class Publishing {

    /** What is done. */
    interface Task {
      void run() throws IOException;
    }

    private final Thread thread;
    private volatile Exception failure;

    private Publishing(Task task) {
      thread =
          new Thread(
              () -> {
                try {
                  task.run();
                } catch (IOException | RuntimeException e) {
                  failure = e;
                }
              },
              "gridline-publish");
      thread.setDaemon(true);
    }

    static Publishing begin(Task task) {
      Publishing publishing = new Publishing(task);
      publishing.thread.start();
      return publishing;
    }

    boolean isOver() {
      return !thread.isAlive();
    }

    void end() throws IOException {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw new IOException("publishing has failed", failure);
      }
    }
  }
}
