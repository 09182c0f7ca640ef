package io.gridline.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.Backfilled;
import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.EntryCodec;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.ReadSoFar;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A revision of an order whose backfill ends one record behind what the topic has. */
record WaitingRevision(KafkaAddress kafka, String group) {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final byte[] NOTHING = {};

  /** Of a topic that the job does not read: nobody would ever say that it has been. */
  private static final TopicPartition UNREAD = new TopicPartition(Topics.ALERTS, 0);

  void assertThatItWaits(String order, SmallLiveJob job) throws Exception {
    TopicPartition feed = new TopicPartition(Topics.feed(Source.CARRIER), 0);
    long end = ReadSoFar.ends(kafka, List.of(feed.topic()), BOUND).getOrDefault(feed, 0L);
    OrderCodec codec = new OrderCodec();
    ScreeningOrder revision =
        revised(codec.decode(CompactedTopic.read(kafka, Topics.ORDERS, BOUND).get(order)));
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      ProducerRecord<byte[], byte[]> message =
          new ProducerRecord<>(
              Topics.ORDERS, MessageKeys.ofOrder(revision.id()), codec.encode(revision));
      message
          .headers()
          .add(Backfilled.HEADER, new Backfilled(Map.of(feed, end + 1, UNREAD, 1L)).form());
      writer.send(message);
      writer.flush();
      // Twice: what the first checkpoint behind the order sends is on the topic at the second.
      for (int i = 0; i < 2; i++) {
        writer.send(Topics.ORDERS, MessageKeys.ofAnnouncedOrder("none"), null);
        writer.flush();
        Map<TopicPartition, Long> ends = ReadSoFar.ends(kafka, List.of(Topics.ORDERS), BOUND);
        job.await(
            () -> {
              // Flink's reader commits when its poll returns: on a quiet topic that is ten seconds.
              writer.send(Topics.ORDERS, MessageKeys.ofAnnouncedOrder("none"), null);
              writer.flush();
              return ReadSoFar.by(kafka, group, BOUND).hasReached(ends);
            });
      }
      assertThat(versions()).containsExactly(revision.version() - 1);
      job.await(
          () -> {
            writer.send(new ProducerRecord<>(feed.topic(), feed.partition(), NOTHING, null));
            writer.flush();
            return versions().equals(Set.of(revision.version()));
          });
      assertThat(versions()).containsExactly(revision.version());
    }
  }

  private static ScreeningOrder revised(ScreeningOrder order) {
    return new ScreeningOrder(
        order.id(),
        order.version() + 1,
        order.disease(),
        order.issuedBy(),
        order.legalBasis(),
        order.validFrom(),
        order.validUntil(),
        order.recordsFrom(),
        order.jurisdiction(),
        order.observation(),
        order.retention(),
        order.routeBy(),
        order.householdLimit(),
        order.deadlines(),
        order.zones(),
        order.rules());
  }

  /** Under which versions of the order the topic lists anybody. */
  private Set<Integer> versions() {
    EntryCodec codec = new EntryCodec();
    return CompactedTopic.read(kafka, Topics.ENTRIES, BOUND).values().stream()
        .map(message -> codec.decode(message).orderVersion())
        .collect(Collectors.toSet());
  }
}
