package io.gridline.ops.publish;

import io.gridline.connectors.kafka.MessageCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every message that was ever sent to a topic, as bytes. */
public record TopicContent(List<ConsumerRecord<byte[], byte[]>> messages) {

  private static final Duration POLL = Duration.ofMillis(200);

  public static TopicContent of(String servers, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(of -> new TopicPartition(topic, of.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long size = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
      while (messages.size() < size) {
        consumer.poll(POLL).forEach(messages::add);
      }
      return new TopicContent(messages);
    }
  }

  public <T> List<T> decoded(MessageCodec<T> codec) {
    return messages.stream()
        .map(ConsumerRecord::value)
        .filter(Objects::nonNull)
        .map(codec::decode)
        .toList();
  }

  int size() {
    return messages.size();
  }
}
