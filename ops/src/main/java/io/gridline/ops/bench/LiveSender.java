package io.gridline.ops.bench;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.ops.bench.LiveRecords.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to the feeds, with the gate's settings. */
final class LiveSender implements AutoCloseable {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final KafkaProducer<byte[], byte[]> paced;
  private final KafkaProducer<byte[], byte[]> atOnce;

  LiveSender(KafkaAddress kafka) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.servers(),
            "compression.type",
            "lz4",
            "linger.ms",
            5,
            "batch.size",
            1 << 18,
            "buffer.memory",
            1L << 26);
    paced = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    Map<String, Object> transactional = new java.util.HashMap<>(settings);
    transactional.put("transactional.id", "bench-live");
    transactional.put("transaction.timeout.ms", 600_000);
    atOnce =
        new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer());
    atOnce.initTransactions();
  }

  /**
   * Sends records so that readers of committed messages see none of them, then all at once.
   *
   * @param last to this partition of their topics, behind all others
   * @return when they became visible, by {@link System#nanoTime}
   */
  long atOnce(long count, Supplier<Message> next, List<Placed> last) {
    atOnce.beginTransaction();
    for (long i = 0; i < count; i++) {
      send(atOnce, next.get(), null);
    }
    last.forEach(one -> send(atOnce, one.message(), one.partition()));
    atOnce.flush();
    atOnce.commitTransaction();
    return System.nanoTime();
  }

  /** A message for one partition. */
  record Placed(Message message, int partition) {}

  /** Sends messages evenly, so many a second. */
  void paced(List<Message> messages, double perSecond) {
    long begun = System.nanoTime();
    int sent = 0;
    while (sent < messages.size()) {
      long due =
          Math.min(messages.size(), (long) ((System.nanoTime() - begun) / 1e9 * perSecond) + 1);
      while (sent < due) {
        send(paced, messages.get(sent++), null);
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
    paced.flush();
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, Message message, Integer partition) {
    var unused =
        producer.send(
            new ProducerRecord<>(message.topic(), partition, message.key(), message.value()));
  }

  @Override
  public void close() {
    paced.close();
    atOnce.close();
  }
}
