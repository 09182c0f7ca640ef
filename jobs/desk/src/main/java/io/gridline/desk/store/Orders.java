package io.gridline.desk.store;

import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.task.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The orders under which there are tasks; each is read from its own text once a version. */
public final class Orders {

  private record Key(String order, int version) {}

  private final Map<Key, KnownOrder> known = new ConcurrentHashMap<>();

  /** Keeps an order, unless a newer version of it is kept. */
  public void keep(Handle handle, String yaml) {
    ScreeningOrder order = OrderFile.parse("order.yaml", yaml);
    Deadlines deadlines = Deadlines.of(order.deadlines());
    handle
        .createUpdate(
            """
            INSERT INTO screening_order (order_id, version, jurisdiction, valid_until, yaml,
              acknowledge, transfer, first_visit, daily_check)
            VALUES (:order, :version, :jurisdiction, :until, :yaml,
              CAST(:acknowledge AS interval), CAST(:transfer AS interval),
              CAST(:first_visit AS interval), CAST(:daily_check AS interval))
            ON CONFLICT (order_id) DO UPDATE SET version = excluded.version,
              jurisdiction = excluded.jurisdiction, valid_until = excluded.valid_until,
              yaml = excluded.yaml, acknowledge = excluded.acknowledge,
              transfer = excluded.transfer, first_visit = excluded.first_visit,
              daily_check = excluded.daily_check
            WHERE screening_order.version <= excluded.version
            """)
        .bind("order", order.id())
        .bind("version", order.version())
        .bind("jurisdiction", order.jurisdiction().code())
        .bind("until", order.validUntil())
        .bind("yaml", yaml)
        .bind("acknowledge", deadlines.acknowledge().toString())
        .bind("transfer", deadlines.transfer().toString())
        .bind("first_visit", deadlines.firstVisit().toString())
        .bind("daily_check", deadlines.dailyCheck().toString())
        .execute();
  }

  /**
   * @throws IllegalStateException when the order is not kept here
   */
  public KnownOrder of(Handle handle, String order) {
    Key key =
        handle
            .createQuery("SELECT version FROM screening_order WHERE order_id = :order")
            .bind("order", order)
            .map((row, context) -> new Key(order, row.getInt("version")))
            .findOne()
            .orElseThrow(() -> new IllegalStateException("order " + order + " is not kept here"));
    KnownOrder found = known.get(key);
    return found == null ? read(handle, key) : found;
  }

  /** The same where the version is known: it is asked for once. */
  KnownOrder of(Session who, Database database, String order, int version) {
    Key key = new Key(order, version);
    KnownOrder found = known.get(key);
    return found == null ? database.as(who.tokenHash(), handle -> read(handle, key)) : found;
  }

  private KnownOrder read(Handle handle, Key key) {
    KnownOrder read = KnownOrder.of(OrderFile.parse("order.yaml", yaml(handle, key.order())));
    known.put(key, read);
    return read;
  }

  /** Notes that entries came by a version that is not kept here. */
  public void noteVersion(Handle handle, String order, int version) {
    handle
        .createUpdate(
            "UPDATE screening_order SET version_seen = :version WHERE order_id = :order"
                + " AND version < :version AND coalesce(version_seen, 0) < :version")
        .bind("order", order)
        .bind("version", version)
        .execute();
  }

  /**
   * Those, not forgotten, for which an instant has come; one of which a newer version is about is
   * none of them, since that may end later.
   */
  public List<String> due(Handle handle, Function<ScreeningOrder, Instant> at, Instant now) {
    return handle
        .createQuery(
            "SELECT order_id FROM screening_order WHERE forgotten_at IS NULL"
                + " AND coalesce(version_seen, 0) <= version ORDER BY order_id")
        .mapTo(String.class)
        .list()
        .stream()
        .filter(order -> !now.isBefore(at.apply(of(handle, order).order())))
        .toList();
  }

  /** Whether there was such an order, and it is not to be known any more. */
  public boolean isForgotten(Handle handle, String order) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT FROM screening_order"
                + " WHERE order_id = :order AND forgotten_at IS NOT NULL)")
        .bind("order", order)
        .mapTo(Boolean.class)
        .one();
  }

  private static String yaml(Handle handle, String order) {
    return handle
        .createQuery("SELECT yaml FROM screening_order WHERE order_id = :order")
        .bind("order", order)
        .mapTo(String.class)
        .one();
  }

  /** Those that are not forgotten. */
  public List<String> all(Handle handle) {
    return handle
        .createQuery(
            "SELECT order_id FROM screening_order WHERE forgotten_at IS NULL ORDER BY order_id")
        .mapTo(String.class)
        .list();
  }
}
