package io.gridline.ops.bench;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka's own consumers, one a thread, that decode the records of the feeds: without Flink. */
record PlainConsumers(KafkaAddress kafka) {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Reads that many from the beginning. */
  void read(long records, int threads) throws InterruptedException, ExecutionException {
    AtomicLong left = new AtomicLong(records);
    ExecutorService running = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int own = thread;
        all.add(running.submit(() -> read(left, own, threads)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      running.shutdownNow();
      running.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private void read(AtomicLong left, int own, int threads) {
    PresenceCodec codec = new PresenceCodec();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          Stream.of(Source.values())
              .filter(source -> source != Source.REGISTER)
              .flatMap(source -> consumer.partitionsFor(Topics.feed(source)).stream())
              .filter(one -> one.partition() % threads == own)
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (left.get() > 0 && System.nanoTime() < deadline) {
        int read = 0;
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          codec.decode(message.value());
          read++;
        }
        left.addAndGet(-read);
      }
    }
    if (left.get() > 0) {
      throw new IllegalStateException(left + " records have not come");
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka.servers(),
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
