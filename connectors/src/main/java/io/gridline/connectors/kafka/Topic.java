package io.gridline.connectors.kafka;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic as {@code topics.yaml} has it.
 *
 * @param schema full name of its Avro contract
 * @param partitions to begin with
 * @param retention of a compacted topic, how long a tombstone can still be read; else how long a
 *     message is kept
 */
public record Topic(
    String name, String schema, int partitions, Cleanup cleanup, Duration retention) {

  /** Kafka looks at whole segments only: what is kept for a week must not lie in one for a week. */
  private static final int SEGMENTS_OF_RETENTION = 8;

  /** How messages go. */
  public enum Cleanup {
    /** When their time is over. */
    DELETE,
    /** When another of the same key has come. */
    COMPACT
  }

  NewTopic made(short replication) {
    Map<String, String> settings = new HashMap<>();
    String millis = Long.toString(retention.toMillis());
    // By the broker's clock: a sender's may be wrong, and a record of last month is not old news.
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(retention.dividedBy(SEGMENTS_OF_RETENTION).toMillis()));
    if (cleanup == Cleanup.COMPACT) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis);
    } else {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      settings.put(TopicConfig.RETENTION_MS_CONFIG, millis);
    }
    return new NewTopic(name, partitions, replication)
        .configs(Collections.unmodifiableMap(settings));
  }
}
