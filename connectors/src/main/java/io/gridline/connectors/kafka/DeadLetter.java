package io.gridline.connectors.kafka;

import io.gridline.pipelines.presence.Source;
import java.io.Serializable;

/**
 * A rejected record and where it came from: a file and line, or a topic, partition and offset.
 *
 * @param reason as the contract names it (section 3)
 * @param sealedRaw the record as it was sent, sealed; null for carrier
 */
public record DeadLetter(Source source, Position position, String reason, byte[] sealedRaw)
    implements Serializable {

  /** Where a record was found. */
  public sealed interface Position extends Serializable {}

  /**
   * @param file below the feeds folder
   * @param line from 1
   */
  public record InFile(String file, long line) implements Position {}

  /** One message of a topic. */
  public record OnTopic(String topic, int partition, long offset) implements Position {}

  @Override
  public String toString() {
    return "DeadLetter[" + source.text() + ", " + position + ", " + reason + "]";
  }
}
