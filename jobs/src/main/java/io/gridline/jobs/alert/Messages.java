package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.CaseCodec;
import io.gridline.connectors.kafka.DamagedMessage;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.pipelines.flink.LetterType;
import io.gridline.pipelines.flink.OrderNotice;
import io.gridline.pipelines.step.BindClaims;
import io.gridline.pipelines.step.LatestCase;
import io.gridline.pipelines.step.LatestRecord;
import io.gridline.pipelines.step.Letter;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the messages of the topics are to the steps. */
final class Messages {

  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  private Messages() {}

  /** What a message says. */
  interface Meaning<T> extends Serializable {
    /** Null when it says nothing. */
    T of(ConsumerRecord<byte[], byte[]> message);
  }

  static KafkaRecordDeserializationSchema<Letter> records() {
    PresenceCodec codec = new PresenceCodec();
    return new Reading<>(
        message ->
            message.value() == null ? null : LatestRecord.letter(codec.decode(message.value())),
        LetterType.INSTANCE);
  }

  static KafkaRecordDeserializationSchema<Letter> cases() {
    CaseCodec codec = new CaseCodec();
    return new Reading<>(
        message ->
            message.value() == null ? null : LatestCase.letter(codec.decode(message.value())),
        LetterType.INSTANCE);
  }

  /** A row that was deleted is a tombstone. */
  static KafkaRecordDeserializationSchema<Letter> rows() {
    RegisterRowCodec codec = new RegisterRowCodec();
    return new Reading<>(
        message ->
            message.value() == null
                ? BindClaims.deleted(
                    MessageKeys.first(message.key()), MessageKeys.last(message.key()))
                : BindClaims.letter(codec.decode(message.value())),
        LetterType.INSTANCE);
  }

  static KafkaRecordDeserializationSchema<OrderNotice> orders() {
    return new Reading<>(
        message -> new OrderNotice(MessageKeys.text(message.key()), message.value()),
        TypeInformation.of(OrderNotice.class));
  }

  /** What nobody of ours can have sent is counted, named by its place, and left. */
  private static final class Reading<T> implements KafkaRecordDeserializationSchema<T> {

    private static final long serialVersionUID = 1;

    private final Meaning<T> meaning;
    private final TypeInformation<T> type;
    private transient Counter damaged;

    Reading(Meaning<T> meaning, TypeInformation<T> type) {
      this.meaning = meaning;
      this.type = type;
    }

    @Override
    public void open(
        org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext
            context) {
      damaged = context.getMetricGroup().addGroup("gridline").counter("damagedMessages");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<T> out) {
      T said;
      try {
        said = meaning.of(message);
      } catch (DamagedMessage e) {
        damaged.inc();
        LOG.warn(
            "left a message that cannot be read: {}, partition {}, offset {}",
            message.topic(),
            message.partition(),
            message.offset());
        return;
      }
      if (said != null) {
        out.collect(said);
      }
    }

    @Override
    public TypeInformation<T> getProducedType() {
      return type;
    }
  }
}
