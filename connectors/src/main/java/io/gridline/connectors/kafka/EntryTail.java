package io.gridline.connectors.kafka;

import io.gridline.pipelines.entry.ListedEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the entries from offsets that the caller keeps; sees committed messages alone, so that
 * what a crash of the live job left half done is never seen. For one thread at a time.
 */
public final class EntryTail implements AutoCloseable {

  /**
   * A message.
   *
   * @param entry empty when the entry has left the list
   */
  public record Message(
      int partition, long offset, String order, String personKey, Optional<ListedEntry> entry) {}

  private static final int AT_ONCE = 1000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EntryCodec codec = new EntryCodec();

  public EntryTail(KafkaAddress address) {
    consumer =
        new KafkaConsumer<>(
            address.settings(
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    AT_ONCE)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Goes to these offsets, and to the beginning of partitions that are not named.
   *
   * @param nextOffsets by partition
   */
  public void seek(Map<Integer, Long> nextOffsets) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ENTRIES).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    for (TopicPartition partition : partitions) {
      Long next = nextOffsets.get(partition.partition());
      if (next != null) {
        consumer.seek(partition, next);
      }
    }
  }

  /** What has come since; waits for it for a while. */
  public List<Message> next(Duration atMost) {
    List<Message> messages = new ArrayList<>();
    consumer.poll(atMost).forEach(message -> messages.add(message(message)));
    return messages;
  }

  private Message message(ConsumerRecord<byte[], byte[]> message) {
    return new Message(
        message.partition(),
        message.offset(),
        MessageKeys.first(message.key()),
        MessageKeys.last(message.key()),
        Optional.ofNullable(message.value()).map(codec::decode));
  }

  /** Makes a {@link #next} that waits give up, from another thread. */
  public void wake() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
