package io.gridline.jobs.publish;

import io.gridline.connectors.kafka.Backfilled;
import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.order.InvalidOrder;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The orders that stand on the topic. A later version replaces an earlier one; what is refused is
 * what a scheduled run refuses (decision 1, point 51).
 */
final class OrdersOnTopic {

  private static final Set<String> BACKFILLED =
      Stream.concat(
              Stream.of(Source.values())
                  .filter(source -> source != Source.REGISTER)
                  .map(Topics::feed),
              Stream.of(Topics.CASES))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, byte[]> standing;
  private final OrderCodec codec = new OrderCodec();

  private OrdersOnTopic(Map<String, byte[]> standing) {
    this.standing = standing;
  }

  static OrdersOnTopic read(KafkaAddress kafka, Duration bound) {
    return new OrdersOnTopic(CompactedTopic.read(kafka, Topics.ORDERS, bound));
  }

  /**
   * Those that do not stand there already.
   *
   * @throws InvalidOrder when one has a lower version than stands there, or is another under the
   *     same version
   */
  List<ScreeningOrder> missing(List<ScreeningOrder> orders) {
    return orders.stream().filter(this::isMissing).toList();
  }

  private boolean isMissing(ScreeningOrder order) {
    byte[] message = standing.get(order.id());
    if (message == null) {
      return true;
    }
    ScreeningOrder there = codec.decode(message);
    if (there.version() > order.version()) {
      throw refused(order, "version %d stands on the topic".formatted(there.version()));
    }
    if (there.version() == order.version() && !there.equals(order)) {
      throw refused(order, "another order stands on the topic under this version");
    }
    return there.version() < order.version();
  }

  private static InvalidOrder refused(ScreeningOrder order, String why) {
    return new InvalidOrder(
        List.of("order %s, version %d: %s".formatted(order.id(), order.version(), why)));
  }

  /** Says what is to come: what it wants is kept from now on, and nothing else changes. */
  void announce(List<ScreeningOrder> orders, TopicWriter writer) {
    for (ScreeningOrder order : orders) {
      writer.send(Topics.ORDERS, MessageKeys.ofAnnouncedOrder(order.id()), codec.encode(order));
    }
  }

  /** Sends orders that take effect for whoever has read all that this writer has written. */
  void send(List<ScreeningOrder> orders, TopicWriter writer) {
    writer.flush();
    byte[] after = new Backfilled(backfill(writer)).form();
    for (ScreeningOrder order : orders) {
      ProducerRecord<byte[], byte[]> message =
          new ProducerRecord<>(Topics.ORDERS, MessageKeys.ofOrder(order.id()), codec.encode(order));
      message.headers().add(Backfilled.HEADER, after);
      writer.send(message);
      writer.send(Topics.ORDERS, MessageKeys.ofAnnouncedOrder(order.id()), null);
    }
  }

  /** Dead letters were written too: nobody who waits for the backfill reads them. */
  private static Map<TopicPartition, Long> backfill(TopicWriter writer) {
    Map<TopicPartition, Long> ends = new HashMap<>(writer.written());
    ends.keySet().removeIf(partition -> !BACKFILLED.contains(partition.topic()));
    return ends;
  }

  /**
   * Takes an order off the topic.
   *
   * @throws InvalidOrder when it does not stand there
   */
  void withdraw(String order, TopicWriter writer) {
    if (!standing.containsKey(order)) {
      throw new InvalidOrder(List.of("order " + order + " does not stand on the topic"));
    }
    writer.send(Topics.ORDERS, MessageKeys.ofOrder(order), null);
    writer.send(Topics.ORDERS, MessageKeys.ofAnnouncedOrder(order), null);
  }
}
