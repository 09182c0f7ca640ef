package io.gridline.jobs.publish;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import java.time.Duration;

/** Takes an order off the topic: all that was derived for it is withdrawn. */
public record WithdrawOrder(KafkaAddress kafka, short replication, String order) {

  private static final Duration BOUND = Duration.ofSeconds(15);

  /**
   * @throws io.gridline.pipelines.order.InvalidOrder when it does not stand there
   * @throws io.gridline.connectors.kafka.KafkaUnusable when Kafka cannot be used
   */
  public void run() {
    Topics.make(kafka, replication, BOUND);
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      OrdersOnTopic.read(kafka, BOUND).withdraw(order, writer);
      writer.flush();
    }
  }
}
