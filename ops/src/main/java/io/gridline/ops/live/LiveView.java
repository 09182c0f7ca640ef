package io.gridline.ops.live;

import io.gridline.connectors.kafka.AlertTail;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Lag;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.presence.IsoTime;
import io.gridline.pipelines.presence.Source;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the live job does, for who looks on: a line each second with rates, delays and the records
 * that no checkpoint has behind it yet, and the latest alerts, masked as on a list.
 */
final class LiveView implements AutoCloseable {

  private static final int SHOWN = 3;
  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(IsoTime.SHANGHAI);

  /** A view that waits shows nothing. */
  private static final Duration FOR_LAG = Duration.ofMillis(500);

  private final AlertTail tail;
  private final Lag lag;
  private final PrintWriter out;
  private final Supplier<Instant> asOf;
  private final List<Long> delays = new ArrayList<>();
  private final Deque<ListedEntry> latest = new ArrayDeque<>();
  private final List<String> feeds =
      Stream.of(Source.values())
          .filter(source -> source != Source.REGISTER)
          .map(Topics::feed)
          .toList();
  private long alerts;
  private long alertsBefore;
  private long recordsBefore;

  /**
   * @param group the job's consumer group
   */
  LiveView(KafkaAddress kafka, String group, PrintWriter out, Supplier<Instant> asOf) {
    this.tail = new AlertTail(kafka, true);
    this.lag = new Lag(kafka, group, feeds, FOR_LAG);
    this.out = out;
    this.asOf = asOf;
    recordsBefore = tail.messages(feeds);
  }

  /** Looks on until told to end. */
  void follow(BooleanSupplier isOver) {
    long next = System.nanoTime() + SECOND;
    while (!isOver.getAsBoolean()) {
      tail.next(Duration.ofMillis(100)).forEach(this::add);
      if (System.nanoTime() >= next) {
        next += SECOND;
        print();
      }
    }
  }

  private void add(AlertTail.Alert alert) {
    alerts++;
    alert.millis().ifPresent(delays::add);
    latest.addLast(alert.entry());
    if (latest.size() > SHOWN) {
      latest.removeFirst();
    }
  }

  private void print() {
    long records = tail.messages(feeds);
    out.printf(
        "%s  %,5d records/s  %,4d alerts/s  %,6d alerts  lag %s  p50 %s  p99 %s%n",
        CLOCK.format(asOf.get()),
        records - recordsBefore,
        alerts - alertsBefore,
        alerts,
        lag(),
        delay(0.5),
        delay(0.99));
    recordsBefore = records;
    alertsBefore = alerts;
    latest.forEach(
        entry ->
            out.printf(
                "             %-6s %-20s %s  %s%n",
                entry.level().text(),
                entry.documentNumber().isEmpty() ? entry.phone() : entry.documentNumber(),
                entry.routeCode(),
                String.join(", ", entry.rules())));
    latest.clear();
    out.flush();
  }

  private String lag() {
    OptionalLong records = lag.records();
    return records.isPresent() ? "%,d".formatted(records.getAsLong()) : "-";
  }

  /** From the record's arrival in Kafka to the alert's. */
  private String delay(double share) {
    if (delays.isEmpty()) {
      return "-";
    }
    List<Long> sorted = delays.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())))
        + " ms";
  }

  /** In one line, at the end. */
  String summary() {
    return "%,d alerts, from a record in Kafka to its alert there: p50 %s, p99 %s"
        .formatted(alerts, delay(0.5), delay(0.99));
  }

  @Override
  public void close() {
    lag.close();
    tail.close();
  }
}
