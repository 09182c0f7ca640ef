package io.gridline.connectors.kafka;

import io.gridline.pipelines.entry.ListedEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the alerts from now on, and tells how many messages other topics have. */
public final class AlertTail implements AutoCloseable {

  /**
   * Somebody is new on a list, or raised.
   *
   * @param millis from when the message came to Kafka that it follows from until it came there
   *     itself; empty when time alone made it
   */
  public record Alert(ListedEntry entry, OptionalLong millis) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EntryCodec codec = new EntryCodec();

  /**
   * @param fromNow whether alerts that are there already are left out
   */
  public AlertTail(KafkaAddress address, boolean fromNow) {
    consumer =
        new KafkaConsumer<>(
            address.settings(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = partitions(List.of(Topics.ALERTS));
    consumer.assign(partitions);
    if (fromNow) {
      consumer.seekToEnd(partitions);
    } else {
      consumer.seekToBeginning(partitions);
    }
  }

  /** What has come since; waits for it for a while. */
  public List<Alert> next(Duration atMost) {
    List<Alert> alerts = new ArrayList<>();
    consumer.poll(atMost).forEach(message -> alerts.add(alert(message)));
    return alerts;
  }

  private Alert alert(ConsumerRecord<byte[], byte[]> message) {
    Header cause = message.headers().lastHeader("caused-at");
    OptionalLong millis =
        cause == null
            ? OptionalLong.empty()
            : OptionalLong.of(
                message.timestamp()
                    - Long.parseLong(new String(cause.value(), StandardCharsets.US_ASCII)));
    return new Alert(codec.decode(message.value()), millis);
  }

  /** How many messages topics have ever had. */
  public long messages(Collection<String> topics) {
    return consumer.endOffsets(partitions(topics)).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private List<TopicPartition> partitions(Collection<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(one -> new TopicPartition(one.topic(), one.partition()))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
