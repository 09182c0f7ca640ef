package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.ReviewCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Questions for a clerk as messages, a tombstone when there is nothing to find out any more. */
final class ReviewMessages implements KafkaRecordSerializationSchema<Letter> {

  private static final long serialVersionUID = 1;

  private final ReviewCodec codec = new ReviewCodec();

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Letter letter, KafkaSinkContext context, Long timestamp) {
    byte[] key = letter.key().getBytes(StandardCharsets.UTF_8);
    byte[] value = letter.takesAway() ? null : codec.encode(Kind.QUESTION.read(letter.value()));
    return new ProducerRecord<>(Topics.REVIEW, key, value);
  }
}
