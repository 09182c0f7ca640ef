package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.kafka.DeadLetterCodec;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.StepName;
import java.io.Serializable;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes a dead letter of a message that cannot be read: its place, and what it holds, sealed; of
 * carrier nothing of what it holds.
 */
record Damaged(GateKeys gate, Sender sender, DeadLetterCodec codec) implements Serializable {

  private static final byte[] TOMBSTONE = {};

  /** Whose message it would have been. */
  interface Sender extends Serializable {
    String of(ConsumerRecord<byte[], byte[]> message);
  }

  Damaged(GateKeys gate, Sender sender) {
    this(gate, sender, new DeadLetterCodec());
  }

  /** In the form of the topic of dead letters. */
  byte[] form(ConsumerRecord<byte[], byte[]> message) {
    String source = sender.of(message);
    byte[] value = message.value() == null ? TOMBSTONE : message.value();
    return codec.encode(
        new DeadLetter(
            source,
            new DeadLetter.OnTopic(message.topic(), message.partition(), message.offset()),
            DeadLetter.DAMAGED,
            source.equals(Source.CARRIER.text()) ? null : gate.seal(value, DeadLetter.PURPOSE)));
  }

  /** As a letter to the topic. */
  static Letter letter(String source, byte[] form) {
    return new Letter(StepName.DEAD_LETTERS, source, DeadLetter.DAMAGED, "", form);
  }
}
