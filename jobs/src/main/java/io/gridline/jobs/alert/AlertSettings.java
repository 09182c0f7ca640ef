package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.KafkaAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the live job is started with.
 *
 * @param keys the folder of keys; tasks open it under the same name, for an order may come whose
 *     keys are not yet made
 * @param name names the job's consumer group and its transactions: two jobs of one name are one job
 * @param clock what as_of is
 * @param checkpointEvery how often state is saved, and entries committed
 * @param checkpoints the folder that state is saved in
 * @param bufferTimeout how long a task waits for a buffer to fill before it sends it on
 */
public record AlertSettings(
    KafkaAddress kafka,
    Path keys,
    String name,
    ClockKind clock,
    Duration checkpointEvery,
    Path checkpoints,
    Duration bufferTimeout) {

  /** What as_of is. */
  public enum ClockKind {
    /** The time of the machine. */
    WALL,
    /** What comes on {@link ClockTopic}: a day that is played again, or a test. */
    TOPIC
  }
}
