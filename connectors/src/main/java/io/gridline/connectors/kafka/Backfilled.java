package io.gridline.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Where an order's backfill ends: the order takes effect for whoever has read so far. It goes with
 * the order's message, as the header {@value #HEADER}.
 *
 * @param ends of each partition, the offset behind the last record of the backfill
 */
public record Backfilled(Map<TopicPartition, Long> ends) {

  public static final String HEADER = "takes-effect-after";

  /** {@code topic-partition=offset}, one a line. */
  public byte[] form() {
    Map<String, Long> lines = new TreeMap<>();
    ends.forEach((partition, end) -> lines.put(partition.toString(), end));
    StringBuilder form = new StringBuilder();
    lines.forEach((partition, end) -> form.append(partition).append('=').append(end).append('\n'));
    return form.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws DamagedMessage when it is not one
   */
  public static Backfilled of(byte[] form) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    new String(form, StandardCharsets.UTF_8).lines().forEach(line -> read(line, ends));
    return new Backfilled(ends);
  }

  /** Without topics that are not read by whoever waits: those would be waited for in vain. */
  public Backfilled within(Collection<String> topics) {
    Map<TopicPartition, Long> left = new HashMap<>(ends);
    left.keySet().removeIf(partition -> !topics.contains(partition.topic()));
    return new Backfilled(left);
  }

  private static void read(String line, Map<TopicPartition, Long> ends) {
    int equals = line.lastIndexOf('=');
    int dash = line.lastIndexOf('-', Math.max(0, equals));
    try {
      ends.put(
          new TopicPartition(
              line.substring(0, dash), Integer.parseInt(line.substring(dash + 1, equals))),
          Long.parseLong(line.substring(equals + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new DamagedMessage("where a backfill ends cannot be read");
    }
  }
}
