package io.gridline.ops.live;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.jobs.alert.ClockTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells the live job what time it is, as a day is played again, so many times faster. */
final class PlayedClock implements AutoCloseable {

  private static final long EVERY_MILLIS = 50;
  private static final byte[] NO_KEY = new byte[0];

  private final TopicWriter writer;
  private final Instant from;
  private final double speed;
  private final long begun = System.nanoTime();
  private final ScheduledExecutorService ticking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gridline-played-clock");
            thread.setDaemon(true);
            return thread;
          });

  PlayedClock(KafkaAddress kafka, Instant from, double speed) {
    this.writer = TopicWriter.open(kafka);
    this.from = from;
    this.speed = speed;
    var unused = ticking.scheduleAtFixedRate(this::tick, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  Instant now() {
    return from.plus(Duration.ofNanos((long) ((System.nanoTime() - begun) * speed)));
  }

  private void tick() {
    writer.send(Topics.CLOCK, NO_KEY, ClockTopic.message(now()));
  }

  @Override
  public void close() {
    ticking.shutdownNow();
    writer.close();
  }
}
