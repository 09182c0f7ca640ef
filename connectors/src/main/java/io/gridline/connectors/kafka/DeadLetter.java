package io.gridline.connectors.kafka;

import java.io.Serializable;

/**
 * A rejected record and where it came from: a file and line, or a topic, partition and offset.
 *
 * @param source of a record its feed's; of a message of another topic {@code orders}, {@code cases}
 *     or {@code register}
 * @param reason as the contract names it (section 3), or {@link #DAMAGED}
 * @param sealedRaw the record as it was sent, sealed; null for carrier
 */
public record DeadLetter(String source, Position position, String reason, byte[] sealedRaw)
    implements Serializable {

  /** The reason of a message that cannot be read. */
  public static final String DAMAGED = "damaged";

  /** What raw text is sealed for. */
  public static final String PURPOSE = "dead-letter";

  /** Where it was rejected: at the gate, or by the live job. */
  public String stage() {
    return position instanceof InFile ? "gate" : "alert";
  }

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
    return "DeadLetter[" + source + ", " + position + ", " + reason + "]";
  }
}
