package io.gridline.connectors.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes messages: each once for as long as the brokers are there within the bound, those of one
 * key in sequence. May be used by several threads.
 */
public final class TopicWriter implements AutoCloseable {

  /** How long a message may be on its way: a broker that restarts is waited for. */
  private static final int DELIVERY_MILLIS = 60_000;

  private static final int ANSWER_MILLIS = 15_000;
  private static final int LINGER_MILLIS = 5;
  private static final int BATCH_BYTES = 1 << 18;

  private final KafkaAddress address;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private TopicWriter(KafkaAddress address, KafkaProducer<byte[], byte[]> producer) {
    this.address = address;
    this.producer = producer;
  }

  /**
   * @throws KafkaUnusable when the address cannot be one; whether somebody answers there is seen
   *     later
   */
  public static TopicWriter open(KafkaAddress address) {
    Map<String, Object> settings =
        address.settings(
            Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS));
    try {
      return new TopicWriter(
          address,
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    } catch (KafkaException e) {
      throw KafkaUnusable.of(address, "opening a writer", e);
    }
  }

  /**
   * Sends a message on its way.
   *
   * @param value null for a tombstone
   * @throws KafkaUnusable when this or an earlier message cannot be sent
   */
  public void send(String topic, byte[] key, byte[] value) {
    send(new ProducerRecord<>(topic, key, value));
  }

  /** The same, with headers. */
  public void send(ProducerRecord<byte[], byte[]> message) {
    check();
    try {
      var unused =
          producer.send(
              message,
              (at, problem) -> {
                if (problem == null) {
                  written.merge(
                      new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
                } else {
                  failure.compareAndSet(null, problem);
                }
              });
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
      check();
    }
  }

  /**
   * Waits until all that was sent is written.
   *
   * @throws KafkaUnusable when anything could not be
   */
  public void flush() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    check();
  }

  /** Of each partition, the offset behind the last message of this writer that is written. */
  public Map<TopicPartition, Long> written() {
    return Map.copyOf(written);
  }

  private void check() {
    Exception first = failure.get();
    if (first != null) {
      throw KafkaUnusable.of(address, "writing", first);
    }
  }

  /** Gives what is on its way the time to arrive, unless writing has failed. */
  @Override
  public void close() {
    producer.close(failure.get() == null ? Duration.ofMillis(DELIVERY_MILLIS) : Duration.ZERO);
  }
}
