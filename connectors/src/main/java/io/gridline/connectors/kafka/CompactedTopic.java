package io.gridline.connectors.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands on a small compacted topic: the last committed message of each key. */
public final class CompactedTopic {

  private static final Duration POLL = Duration.ofMillis(200);

  private CompactedTopic() {}

  /**
   * Reads a topic from its beginning to where it ends now.
   *
   * @return messages by key; a key whose last message is a tombstone is not among them
   * @throws KafkaUnusable when it cannot be read within the bound
   */
  public static Map<String, byte[]> read(KafkaAddress address, String topic, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(address, bound)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(of -> new TopicPartition(of.topic(), of.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, byte[]> standing = new LinkedHashMap<>();
      while (!hasReached(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the end is not reached");
        }
        consumer.poll(POLL).forEach(message -> put(standing, message));
      }
      return standing;
    } catch (KafkaException e) {
      throw KafkaUnusable.of(address, "reading " + topic, e);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaAddress address, Duration bound) {
    return new KafkaConsumer<>(
        address.settings(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(bound.toMillis()))),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static boolean hasReached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void put(Map<String, byte[]> standing, ConsumerRecord<byte[], byte[]> message) {
    String key = MessageKeys.text(message.key());
    standing.remove(key);
    if (message.value() != null) {
      standing.put(key, message.value());
    }
  }
}
