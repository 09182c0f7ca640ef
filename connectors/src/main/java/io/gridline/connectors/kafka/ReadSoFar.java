package io.gridline.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final Duration POLL = Duration.ofMillis(100);

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
      return lastMessages(consumer, partitions);
    }
  }

  /** All partitions at once; those whose last message lies further back, once more from there. */
  private static Map<TopicPartition, Long> lastMessages(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> last = new HashMap<>();
    partitions.forEach(partition -> last.put(partition, 0L));
    Set<TopicPartition> open = new HashSet<>(partitions);
    for (long back = BACK; !open.isEmpty(); back *= BACK) {
      Map<TopicPartition, Long> from = new HashMap<>();
      for (TopicPartition partition : open) {
        from.put(partition, Math.max(first.get(partition), ends.get(partition) - back));
      }
      read(consumer, from, ends, last);
      open.removeIf(
          partition -> last.get(partition) > 0 || from.get(partition).equals(first.get(partition)));
    }
    return last;
  }

  private static void read(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> last) {
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    while (from.keySet().stream()
        .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        last.merge(
            new TopicPartition(message.topic(), message.partition()),
            message.offset() + 1,
            Math::max);
      }
    }
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
