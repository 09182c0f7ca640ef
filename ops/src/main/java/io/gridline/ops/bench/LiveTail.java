package io.gridline.ops.bench;

import io.gridline.connectors.kafka.KafkaAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic of the live job, from now on, in a thread of its own, as its reader would: whose
 * entries have come, and how long each took from when its record was produced until it was visible
 * here.
 */
final class LiveTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final Set<String> keys = new HashSet<>();
  private Delays delays = new Delays();
  private long since = Long.MAX_VALUE;
  private long awaited = Long.MAX_VALUE;
  private Set<String> wanted = Set.of();
  private long reachedNanos;
  private Exception failure;

  LiveTail(KafkaAddress kafka, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.servers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = new Thread(this::follow, "tail-" + topic);
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try {
      while (true) {
        var messages = consumer.poll(POLL);
        long now = System.currentTimeMillis();
        synchronized (this) {
          messages.forEach(message -> take(message, now));
          if (reachedNanos == 0 && wanted.size() == awaited && keys.containsAll(wanted)) {
            reachedNanos = System.nanoTime();
          }
          notifyAll();
        }
      }
    } catch (WakeupException closed) {
      // told to end
    } catch (RuntimeException e) {
      synchronized (this) {
        failure = e;
        notifyAll();
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message, long now) {
    keys.add(new String(message.key(), StandardCharsets.UTF_8));
    Header cause = message.headers().lastHeader("caused-at");
    if (cause != null) {
      long caused = Long.parseLong(new String(cause.value(), StandardCharsets.US_ASCII));
      if (caused >= since) {
        delays.add(now - caused);
      }
    }
  }

  /**
   * Waits until these have come.
   *
   * @return when the last of them was visible, by {@link System#nanoTime}; 0 when the time is over
   */
  synchronized long await(Set<String> these, Duration bound) throws InterruptedException {
    wanted = these;
    awaited = these.size();
    reachedNanos = keys.containsAll(these) ? System.nanoTime() : 0;
    long deadline = System.nanoTime() + bound.toNanos();
    while (reachedNanos == 0 && failure == null && System.nanoTime() < deadline) {
      wait(POLL.toMillis());
    }
    return reachedNanos;
  }

  /** From now on, of records that were produced from that instant on. */
  synchronized void measureFrom(long millis) {
    since = millis;
    delays = new Delays();
  }

  synchronized Delays delays() {
    return delays;
  }

  /** Everybody of whom anything has come. */
  synchronized Set<String> keys() {
    return Set.copyOf(keys);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
