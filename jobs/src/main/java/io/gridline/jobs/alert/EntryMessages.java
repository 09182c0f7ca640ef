package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.EntryCodec;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.Shown;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Entries as messages of a topic, a tombstone when one has left the list. The header {@code
 * version} counts an entry's changes, from 1, as decimal text.
 */
final class EntryMessages implements KafkaRecordSerializationSchema<Letter> {

  private static final long serialVersionUID = 1;
  private static final String VERSION = "version";
  private static final String CAUSED_AT = "caused-at";

  private final String topic;
  private final EntryCodec codec = new EntryCodec();

  EntryMessages(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Letter letter, KafkaSinkContext context, Long timestamp) {
    byte[] key = letter.key().getBytes(StandardCharsets.UTF_8);
    if (letter.takesAway()) {
      return new ProducerRecord<>(topic, key, null);
    }
    Shown shown = Kind.SHOWN.read(letter.value());
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, key, codec.encode(shown.entry()));
    message.headers().add(VERSION, decimal(shown.version()));
    if (timestamp != null && timestamp > 0) {
      message.headers().add(CAUSED_AT, decimal(timestamp));
    }
    return message;
  }

  private static byte[] decimal(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
