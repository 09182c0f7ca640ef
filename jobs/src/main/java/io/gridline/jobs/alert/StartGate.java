package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.ReadSoFar;
import io.gridline.connectors.kafka.SnapshotEnd;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the clock may start: when the register's snapshot, and what lay on the other topics when
 * the job was started, has been read to its end. Read is what a checkpoint has behind it, since the
 * offsets are committed then: by then every step has had it. Before that, everybody would be a
 * visitor whom the register does not know yet.
 */
public final class StartGate implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 200;
  private static final long TO_END_SECONDS = 2;

  private final KafkaAddress kafka;
  private final String group;
  private final List<String> topics;
  private transient ScheduledExecutorService asking;
  private transient Map<TopicPartition, Long> wanted;
  private transient volatile boolean isOpen;

  /**
   * @param topics all that are to be read
   */
  public StartGate(KafkaAddress kafka, String group, List<String> topics) {
    this.kafka = kafka;
    this.group = group;
    this.topics = List.copyOf(topics);
  }

  /** Begins to ask. */
  public void begin() {
    asking =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gridline-start-gate");
              thread.setDaemon(true);
              return thread;
            });
    var unused = asking.scheduleWithFixedDelay(this::ask, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  public boolean isOpen() {
    return isOpen;
  }

  /** Lets a question be answered: a client of Kafka that is interrupted says so in the log. */
  public void end() {
    if (asking != null) {
      asking.shutdown();
      try {
        if (!asking.awaitTermination(TO_END_SECONDS, TimeUnit.SECONDS)) {
          asking.shutdownNow();
        }
      } catch (InterruptedException e) {
        asking.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
  }

  private void ask() {
    try {
      if (wanted == null && new SnapshotEnd(kafka, BOUND).find().isPresent()) {
        wanted = ReadSoFar.ends(kafka, topics, BOUND);
      } else if (wanted != null && ReadSoFar.by(kafka, group, BOUND).hasReached(wanted)) {
        isOpen = true;
        asking.shutdown();
      }
    } catch (KafkaException notNow) {
      // The brokers do not answer: asked again soon. That nothing happens meanwhile is right.
    }
  }
}
