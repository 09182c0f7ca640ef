package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.pipelines.presence.Revision;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What no live job can be faster than: the sources of {@link AlertJob} read the same topics in the
 * same way, each message is decoded to the record that it tells of, and nothing is done with it.
 *
 * @param group the consumer group
 */
public record CeilingJob(KafkaAddress kafka, String group) {

  private static final LongAdder READ = new LongAdder();

  /** Adds the job to an environment of {@code LiveSettings}. */
  public void build(StreamExecutionEnvironment environment) {
    READ.reset();
    environment
        .fromSource(
            AlertJob.source(kafka, group, AlertJob.feeds(), new Decoding()),
            ClockTopic.none(),
            "records")
        .uid("records")
        .sinkTo(new DiscardingSink<>())
        .uid("nothing");
  }

  /** How many records the job has decoded, where it runs in this process. */
  public static long read() {
    return READ.sum();
  }

  /** Hands on whether a record is cancelled, so that decoding cannot be optimised away. */
  private static final class Decoding implements KafkaRecordDeserializationSchema<Boolean> {
    private static final long serialVersionUID = 1;

    private final PresenceCodec codec = new PresenceCodec();

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Boolean> out) {
      Revision revision = codec.decode(message.value());
      READ.increment();
      out.collect(revision.cancelled());
    }

    @Override
    public TypeInformation<Boolean> getProducedType() {
      return Types.BOOLEAN;
    }
  }
}
