package io.gridline.desk.intake;

import io.gridline.connectors.kafka.EntryTail;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topics;
import io.gridline.desk.database.Database;
import io.gridline.pipelines.entry.ListedEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes {@code gridline.entries} in. Entries and the offset behind them are written in one
 * transaction: whatever is killed, nothing is lost and nothing is taken in twice. Of several desks
 * one comes first with a message, and the others see by the offset that it did.
 */
public final class TopicIntake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicIntake.class);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final int PAUSE_SECONDS = 2;
  private static final int SECONDS_TO_END = 20;

  private record Person(String order, String personKey) {}

  private final Database database;
  private final Entries entries;
  private final KafkaAddress kafka;
  private final Clock clock;
  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "desk-intake");
  private volatile EntryTail tail;

  public TopicIntake(Database database, Entries entries, KafkaAddress kafka, Clock clock) {
    this.database = database;
    this.entries = entries;
    this.kafka = kafka;
    this.clock = clock;
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (told.getCount() > 0) {
      try (EntryTail its = new EntryTail(kafka)) {
        tail = its;
        follow(its);
      } catch (WakeupException asked) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("entries cannot be taken in, and are tried again: {}", e.getClass().getName());
        pause();
      }
    }
  }

  private void pause() {
    try {
      boolean unused = told.await(PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(EntryTail its) {
    Map<Integer, Long> next = database.asIntake(TopicIntake::offsets);
    its.seek(next);
    while (told.getCount() > 0) {
      List<EntryTail.Message> messages = its.next(WAIT);
      if (!messages.isEmpty() && !database.asIntake(handle -> take(handle, messages, next))) {
        // Another desk came first, or an order is not here yet: from where the database is.
        pause();
        return;
      }
    }
  }

  private static Map<Integer, Long> offsets(Handle handle) {
    Map<Integer, Long> offsets = new HashMap<>();
    handle
        .createQuery(
            "SELECT partition, next_offset FROM intake_offset WHERE topic = :topic"
                + " ORDER BY partition FOR UPDATE")
        .bind("topic", Topics.ENTRIES)
        .map((row, context) -> Map.entry(row.getInt("partition"), row.getLong("next_offset")))
        .forEach(one -> offsets.put(one.getKey(), one.getValue()));
    return offsets;
  }

  /**
   * @param next the offsets that these messages follow; moved on when they were taken in
   * @return whether they were
   */
  boolean take(Handle handle, List<EntryTail.Message> messages, Map<Integer, Long> next) {
    if (!offsets(handle).equals(next)) {
      return false;
    }
    Map<Person, EntryTail.Message> last = new LinkedHashMap<>();
    Map<Integer, Long> behind = new HashMap<>();
    for (EntryTail.Message message : messages) {
      last.put(new Person(message.order(), message.personKey()), message);
      behind.put(message.partition(), message.offset() + 1);
    }
    Map<String, List<EntryTail.Message>> byOrder = new LinkedHashMap<>();
    last.values()
        .forEach(one -> byOrder.computeIfAbsent(one.order(), order -> new ArrayList<>()).add(one));
    for (Map.Entry<String, List<EntryTail.Message>> one : byOrder.entrySet()) {
      if (!entries.canTake(handle, one.getKey())) {
        LOG.warn("order {} or its keys are not here: its entries wait", one.getKey());
        return false;
      }
      take(handle, one.getKey(), one.getValue());
    }
    behind.forEach((partition, offset) -> keep(handle, partition, offset));
    next.putAll(behind);
    return true;
  }

  private void take(Handle handle, String order, List<EntryTail.Message> messages) {
    List<ListedEntry> listed =
        messages.stream().flatMap(message -> message.entry().stream()).toList();
    List<String> gone =
        messages.stream()
            .filter(message -> message.entry().isEmpty())
            .map(EntryTail.Message::personKey)
            .toList();
    if (!listed.isEmpty()) {
      entries.take(handle, order, listed, clock.instant());
    }
    if (!gone.isEmpty()) {
      entries.withdraw(handle, order, gone, clock.instant());
    }
  }

  private static void keep(Handle handle, int partition, long offset) {
    handle
        .createUpdate(
            """
            INSERT INTO intake_offset (topic, partition, next_offset) VALUES (:topic, :partition, :next)
            ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
            """)
        .bind("topic", Topics.ENTRIES)
        .bind("partition", partition)
        .bind("next", offset)
        .execute();
  }

  @Override
  public void close() {
    told.countDown();
    EntryTail its = tail;
    if (its != null) {
      its.wake();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
