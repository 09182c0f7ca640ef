package io.gridline.ops.servers;

import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics: the register's as the live job does, or all of them as a thief would. */
final class SealedTopics implements AutoCloseable {

  private static final Duration MOMENT = Duration.ofMillis(100);

  private final RowSeal seal;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RegisterRowCodec codec = new RegisterRowCodec();
  private final Map<String, SealedRow> rows = new HashMap<>();
  private long values;

  private SealedTopics(RowSeal seal, KafkaConsumer<byte[], byte[]> consumer) {
    this.seal = seal;
    this.consumer = consumer;
  }

  static SealedTopics read(String bootstrapServers, RowSeal seal) {
    KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers, "read_committed");
    List<String> topics = Arrays.stream(Table.values()).map(Topics::register).toList();
    List<TopicPartition> all = partitions(consumer, topics);
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return new SealedTopics(seal, consumer);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            isolation,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Iterable<String> topics) {
    List<TopicPartition> all = new ArrayList<>();
    topics.forEach(
        topic ->
            consumer
                .partitionsFor(topic)
                .forEach(one -> all.add(new TopicPartition(topic, one.partition()))));
    return all;
  }

  /** Reads on for a moment. */
  void readOn() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(MOMENT)) {
      values++;
      String key = record.topic() + " " + new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        rows.remove(key);
      } else {
        rows.put(key, codec.decode(record.value()));
      }
    }
  }

  /** Reads on to these offsets, and no further than what comes along. */
  void readTo(Map<TopicPartition, Long> ends) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      readOn();
    }
  }

  /** How many messages were read. */
  long messages() {
    return values;
  }

  /** The last of each key, opened. */
  RegisterRows rows() {
    RegisterRows opened = new RegisterRows();
    for (SealedRow row : rows.values()) {
      switch (row.table()) {
        case PERSON -> opened.add(seal.openPerson(row));
        case TRAVEL_DOCUMENT -> opened.add(seal.openDocument(row));
        case SUBSCRIPTION -> opened.add(seal.openSubscription(row));
      }
    }
    return opened;
  }

  /** The time of the first heartbeat, in milliseconds. */
  static long firstHeartbeat(String bootstrapServers) {
    return raw(bootstrapServers, List.of("__debezium-heartbeat.gridline")).stream()
        .map(record -> new String(record.value(), StandardCharsets.US_ASCII))
        .mapToLong(Long::parseLong)
        .min()
        .orElseThrow();
  }

  /** Every key, value and header of every topic, Kafka's own too, whether committed or not. */
  static Map<String, String> everything(String bootstrapServers) {
    Map<String, StringBuilder> texts = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers, "read_uncommitted")) {
      for (ConsumerRecord<byte[], byte[]> record :
          raw(bootstrapServers, consumer.listTopics().keySet())) {
        StringBuilder text = texts.computeIfAbsent(record.topic(), topic -> new StringBuilder());
        append(text, record.key());
        append(text, record.value());
        for (Header header : record.headers()) {
          text.append(header.key());
          append(text, header.value());
        }
      }
    }
    Map<String, String> all = new HashMap<>();
    texts.forEach((topic, text) -> all.put(topic, text.toString()));
    return all;
  }

  private static List<ConsumerRecord<byte[], byte[]>> raw(
      String bootstrapServers, Iterable<String> topics) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers, "read_uncommitted")) {
      List<TopicPartition> partitions = partitions(consumer, topics);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(MOMENT).forEach(all::add);
      }
    }
    return all;
  }

  private static void append(StringBuilder text, byte[] bytes) {
    if (bytes != null) {
      text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
