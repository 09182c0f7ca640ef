package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.DamagedMessage;
import java.io.Serializable;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages. What nobody of ours can have sent is counted, named by its place, and set aside.
 */
final class Reading<T> implements KafkaRecordDeserializationSchema<T> {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  private final Meaning<T> meaning;
  private final Damaged damaged;
  private final Aside<T> aside;
  private final TypeInformation<T> type;
  private transient Counter count;

  /** What a message says. */
  interface Meaning<T> extends Serializable {
    /** Null when it says nothing. */
    T of(ConsumerRecord<byte[], byte[]> message);
  }

  /** How a dead letter goes on. */
  interface Aside<T> extends Serializable {
    T of(String source, byte[] deadLetter);
  }

  Reading(Meaning<T> meaning, Damaged damaged, Aside<T> aside, TypeInformation<T> type) {
    this.meaning = meaning;
    this.damaged = damaged;
    this.aside = aside;
    this.type = type;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    count = context.getMetricGroup().addGroup("gridline").counter("damagedMessages");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<T> out) {
    T said;
    try {
      said = meaning.of(message);
    } catch (DamagedMessage e) {
      count.inc();
      LOG.warn(
          "a message that cannot be read goes to the dead letters: {}, partition {}, offset {}",
          message.topic(),
          message.partition(),
          message.offset());
      said = aside.of(damaged.sender().of(message), damaged.form(message));
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
