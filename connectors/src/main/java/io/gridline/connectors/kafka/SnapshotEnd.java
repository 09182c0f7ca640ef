package io.gridline.connectors.kafka;

import io.gridline.pipelines.identity.Register.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells whether all of the register has come to its topics once, and up to where one has to read to
 * have it.
 *
 * <p>Debezium first sends a heartbeat when it has read the tables to their end and turns to the
 * changes; one that was stopped in the middle begins again, and the transform lets none through
 * until then. With {@code exactly.once.source.support} its messages become readable in the sequence
 * in which it has sent them, so that whoever reads committed messages and sees the heartbeat sees
 * every row before it.
 */
public final class SnapshotEnd {

  /** Named by the connector's {@code topic.prefix}. */
  private static final String HEARTBEATS = "__debezium-heartbeat.gridline";

  private final Map<String, Object> settings;
  private final Duration bound;

  /**
   * @param bound how long to wait for an answer of the brokers
   */
  public SnapshotEnd(KafkaAddress address, Duration bound) {
    this.bound = bound;
    Map<String, Object> own = new HashMap<>();
    own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(bound.toMillis()));
    own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(bound.toMillis()));
    settings = address.settings(own);
  }

  /**
   * Empty while the snapshot is under way; then, by partition of the register's topics, the offset
   * before which all of it lies.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
   */
  public Optional<Map<TopicPartition, Long>> find() {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return hasHeartbeat(consumer) ? Optional.of(ends(consumer)) : Optional.empty();
    }
  }

  private boolean hasHeartbeat(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer, HEARTBEATS);
    if (partitions.isEmpty()) {
      return false;
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    // What was written and taken back has offsets too.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + bound.toNanos();
    while (!isRead(consumer, ends) && System.nanoTime() < deadline) {
      if (!consumer.poll(bound).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRead(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static Map<TopicPartition, Long> ends(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Table table : Table.values()) {
      partitions.addAll(partitions(consumer, Topics.register(table)));
    }
    return consumer.endOffsets(partitions);
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
    List<PartitionInfo> known = consumer.listTopics().getOrDefault(topic, List.of());
    return known.stream().map(one -> new TopicPartition(one.topic(), one.partition())).toList();
  }
}
