package io.gridline.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.ReadSoFar;
import io.gridline.connectors.kafka.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Of a job that has ended: how far it read, and how far there was something to read. */
record HowFarItRead(KafkaAddress kafka, String group) {

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** On a topic of transactions, whose marks have offsets too. */
  void assertThatEndsAreBehindTheLastMessage() {
    Map<TopicPartition, Long> ends = ReadSoFar.ends(kafka, List.of(Topics.ENTRIES), BOUND);
    assertThat(ends.values()).anyMatch(end -> end > 0);
    Map<TopicPartition, Long> behind = new HashMap<>(ends);
    behind.replaceAll((partition, end) -> 0L);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.servers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(behind.keySet());
      consumer.seekToBeginning(behind.keySet());
      Map<TopicPartition, Long> all = consumer.endOffsets(behind.keySet());
      while (all.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
          behind.put(new TopicPartition(one.topic(), one.partition()), one.offset() + 1);
        }
      }
    }
    assertThat(ends).isEqualTo(behind);
  }

  /** Who begins anew must not take it for its own. */
  void assertThatItIsForgotten() {
    assertThat(ReadSoFar.by(kafka, group, BOUND).offsets()).isNotEmpty();
    ReadSoFar.forget(kafka, group, BOUND);
    assertThat(ReadSoFar.by(kafka, group, BOUND).offsets()).isEmpty();
    ReadSoFar.forget(kafka, group, BOUND);
  }
}
