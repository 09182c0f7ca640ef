package io.gridline.desk;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.desk.access.RequestLimits;
import io.gridline.desk.database.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How a desk runs.
 *
 * @param owner the role that brings the tables up to date first; empty when that was done
 * @param keys the key folder, with the keys of the orders
 * @param orders texts of order files
 * @param runs where runs are published that are to be taken in
 * @param kafka where {@code gridline.entries} is
 * @param host the address that it listens on
 * @param port 0 takes a free one
 * @param connections how many requests the database serves at once
 * @param limits how much may be asked for
 * @param proxies addresses of proxies before it that say who asks
 */
public record DeskSettings(
    DatabaseAddress database,
    Optional<String> owner,
    Path keys,
    List<String> orders,
    Optional<Path> runs,
    Optional<KafkaAddress> kafka,
    String host,
    int port,
    int connections,
    RequestLimits limits,
    List<String> proxies,
    Clock clock) {

  /** With the limits that suit people, and no proxy before it that is trusted. */
  public DeskSettings(
      DatabaseAddress database,
      Optional<String> owner,
      Path keys,
      List<String> orders,
      Optional<Path> runs,
      Optional<KafkaAddress> kafka,
      String host,
      int port,
      int connections,
      Clock clock) {
    this(
        database,
        owner,
        keys,
        orders,
        runs,
        kafka,
        host,
        port,
        connections,
        RequestLimits.OF_PEOPLE,
        List.of(),
        clock);
  }
}
