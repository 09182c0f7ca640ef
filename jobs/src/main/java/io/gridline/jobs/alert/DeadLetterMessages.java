package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.step.Letter;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters, which come in the topic's form. */
final class DeadLetterMessages implements KafkaRecordSerializationSchema<Letter> {

  private static final long serialVersionUID = 1;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Letter letter, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        Topics.DEAD_LETTERS, MessageKeys.ofSource(letter.key()), letter.value());
  }
}
