package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.Backfilled;
import io.gridline.connectors.kafka.CaseCodec;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.flink.LetterSerializer;
import io.gridline.pipelines.flink.OrderNotice;
import io.gridline.pipelines.step.BindClaims;
import io.gridline.pipelines.step.LatestCase;
import io.gridline.pipelines.step.LatestRecord;
import io.gridline.pipelines.step.Letter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What the messages of the topics are to the steps; and what cannot be read, to the dead letters.
 */
final class Messages {

  private final GateKeys gate;

  Messages(GateKeys gate) {
    this.gate = gate;
  }

  KafkaRecordDeserializationSchema<Letter> records() {
    PresenceCodec codec = new PresenceCodec();
    return letters(
        message ->
            message.value() == null ? null : LatestRecord.letter(codec.decode(message.value())),
        message -> Topics.source(message.topic()));
  }

  KafkaRecordDeserializationSchema<Letter> cases() {
    CaseCodec codec = new CaseCodec();
    return letters(
        message ->
            message.value() == null ? null : LatestCase.letter(codec.decode(message.value())),
        message -> "cases");
  }

  /** A row that was deleted is a tombstone. */
  KafkaRecordDeserializationSchema<Letter> rows() {
    RegisterRowCodec codec = new RegisterRowCodec();
    return letters(
        message ->
            message.value() == null
                ? BindClaims.deleted(
                    MessageKeys.first(message.key()), MessageKeys.last(message.key()))
                : BindClaims.letter(codec.decode(message.value())),
        message -> "register");
  }

  /** Read here to find out whether they can be; passed on as they came. */
  KafkaRecordDeserializationSchema<OrderNotice> orders() {
    OrderCodec codec = new OrderCodec();
    return new Reading<>(
        message -> {
          if (message.value() != null) {
            codec.decode(message.value());
          }
          return notice(message);
        },
        new Damaged(gate, message -> "orders"),
        (source, form) -> OrderNotice.damaged(form),
        TypeInformation.of(OrderNotice.class));
  }

  private static OrderNotice notice(ConsumerRecord<byte[], byte[]> message) {
    if (MessageKeys.isOfAnnouncedOrder(message.key())) {
      return OrderNotice.announced(MessageKeys.last(message.key()), message.value());
    }
    String order = MessageKeys.text(message.key());
    Header after = message.headers().lastHeader(Backfilled.HEADER);
    if (after == null) {
      return new OrderNotice(order, message.value());
    }
    Backfilled.of(after.value());
    return OrderNotice.after(after.value(), order, message.value());
  }

  private KafkaRecordDeserializationSchema<Letter> letters(
      Reading.Meaning<Letter> meaning, Damaged.Sender sender) {
    Damaged damaged = new Damaged(gate, sender);
    return new Reading<>(meaning, damaged, Damaged::letter, LetterSerializer.TYPE);
  }
}
