package io.gridline.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far a group of consumers has come, by what it has committed.
 *
 * @param offsets of each partition, the offset of the next message
 */
public record ReadSoFar(Map<TopicPartition, Long> offsets) {

  /** How far back from a partition's end its last message is looked for first. */
  private static final long BACK = 256;

  /**
   * @throws KafkaException when the brokers do not answer
   */
  public static ReadSoFar by(KafkaAddress address, String group, Duration bound) {
    try (Admin admin = Admin.create(settings(address, bound))) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(bound.toMillis(), TimeUnit.MILLISECONDS);
      committed.forEach(
          (partition, offset) -> {
            if (offset != null) {
              offsets.put(partition, offset.offset());
            }
          });
      return new ReadSoFar(offsets);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException(e);
    }
  }

  /**
   * What a group has committed counts no more: it begins again, or from an earlier checkpoint.
   *
   * @throws KafkaException when the brokers do not answer
   */
  public static void forget(KafkaAddress address, String group, Duration bound) {
    try (Admin admin = Admin.create(settings(address, bound))) {
      admin.deleteConsumerGroups(List.of(group)).all().get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new KafkaException(e);
      }
    } catch (TimeoutException e) {
      throw new KafkaException(e);
    }
  }

  /** Whether the group has all that lies before these offsets. */
  public boolean hasReached(Map<TopicPartition, Long> wanted) {
    return wanted.entrySet().stream()
        .allMatch(one -> offsets.getOrDefault(one.getKey(), 0L) >= one.getValue());
  }

  /**
   * Of each partition of these topics, the offset behind its last message that can be read now; 0
   * when it has none. A partition's own end may lie further: the mark that ends a transaction has
   * an offset too, and nobody commits that.
   *
   * @throws KafkaException when the brokers do not answer
   */
  public static Map<TopicPartition, Long> ends(
      KafkaAddress address, Collection<String> topics, Duration bound) {
    Map<String, Object> settings = settings(address, bound);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        consumer
            .partitionsFor(topic)
            .forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
      }
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>();
      consumer
          .endOffsets(partitions)
          .forEach(
              (partition, end) ->
                  ends.put(partition, lastMessage(consumer, partition, first.get(partition), end)));
      return ends;
    }
  }

  private static long lastMessage(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long first, long end) {
    long back = BACK;
    while (true) {
      long from = Math.max(first, end - back);
      long last = lastRead(consumer, partition, from, end);
      if (last > 0 || from == first) {
        return last;
      }
      back *= BACK;
    }
  }

  private static long lastRead(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long last = 0;
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
        last = Math.max(last, message.offset() + 1);
      }
    }
    return last;
  }

  private static Map<String, Object> settings(KafkaAddress address, Duration bound) {
    int millis = Math.toIntExact(bound.toMillis());
    return address.settings(
        Map.of(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis));
  }
}
