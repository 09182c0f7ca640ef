package io.gridline.connectors.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How many messages of topics a group has not behind it, by what it has committed: of a Flink job
 * that is what no checkpoint has yet, so that what came since the last one counts too. For topics
 * without transactions, whose marks would count as messages.
 */
public final class Lag implements AutoCloseable {

  private final Admin admin;
  private final String group;
  private final Collection<String> topics;
  private final Duration bound;
  private List<TopicPartition> partitions;

  /**
   * @param bound how long the brokers may take to answer
   */
  public Lag(KafkaAddress address, String group, Collection<String> topics, Duration bound) {
    this.admin = Admin.create(address.settings(Map.of()));
    this.group = group;
    this.topics = List.copyOf(topics);
    this.bound = bound;
  }

  /** Empty when the brokers do not answer now. */
  public OptionalLong records() {
    try {
      if (partitions == null) {
        partitions =
            answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(
                    topic ->
                        topic.partitions().stream()
                            .map(one -> new TopicPartition(topic.name(), one.partition())))
                .toList();
      }
      // First what is read: what comes meanwhile is not yet.
      Map<TopicPartition, OffsetAndMetadata> read =
          answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      long unread =
          answer(admin.listOffsets(latest()).all()).entrySet().stream()
              .mapToLong(
                  end -> {
                    OffsetAndMetadata next = read.get(end.getKey());
                    return end.getValue().offset() - (next == null ? 0 : next.offset());
                  })
              .sum();
      return OptionalLong.of(unread);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } catch (ExecutionException | TimeoutException notNow) {
      return OptionalLong.empty();
    }
  }

  private Map<TopicPartition, OffsetSpec> latest() {
    return partitions.stream()
        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
  }

  private <T> T answer(KafkaFuture<T> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    return asked.get(bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(bound);
  }
}
