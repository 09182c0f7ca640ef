package io.gridline.ops.bench;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.Topic;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of a broker: the order and the register stay, records go from one measurement to the
 * next.
 */
record LiveTopics(KafkaAddress kafka) {

  private static final Duration BOUND = Duration.ofSeconds(60);

  /** What Debezium sends when the register has been sent to its end. */
  private static final String HEARTBEATS = "__debezium-heartbeat.gridline";

  /** Makes them, and fills those of the order and the register. */
  void make(ScreeningOrder order, LiveCrowd crowd, GateKeys keys) {
    Topics.make(kafka, (short) 1, BOUND);
    asked(admin -> admin.createTopics(List.of(new NewTopic(HEARTBEATS, 1, (short) 1))).all());
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      writer.send(Topics.ORDERS, MessageKeys.ofOrder(order.id()), new OrderCodec().encode(order));
      crowd.register(new RowSeal(keys), writer);
      writer.send(HEARTBEATS, new byte[0], new byte[0]);
      writer.flush();
    }
  }

  /** Deletes the records of the feeds that a measurement before has left. */
  void empty() {
    Map<TopicPartition, OffsetSpec> ends = ends("gridline.feed.");
    Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
    asked(admin -> admin.listOffsets(ends).all())
        .forEach((one, end) -> before.put(one, RecordsToDelete.beforeOffset(end.offset())));
    asked(admin -> admin.deleteRecords(before).all());
  }

  private static Map<TopicPartition, OffsetSpec> ends(String prefix) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (Topic topic : Topics.all()) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        if (topic.name().startsWith(prefix)) {
          ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
      }
    }
    return ends;
  }

  private <T> T asked(Function<Admin, KafkaFuture<T>> question) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()))) {
      return question.apply(admin).get(BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CommandFailure(ExitCode.FAILED, "bench: the broker does not do as it is told", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
  }
}
