package io.gridline.desk.intake;

import io.gridline.desk.database.Database;
import io.gridline.desk.store.Orders;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the tasks of an order whose retention is over, with all that hangs on them, for good:
 * counts stay, and what still comes of the order is let go of. Works in small transactions; several
 * desks may do it at once, and what is broken off is gone on with.
 */
public final class Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final int BATCH = 1000;

  /** How much of an order was deleted, up to now. */
  public record Forgotten(String order, long tasks, long events, long checks, long openings) {}

  private final Database database;
  private final Orders orders;
  private final Clock clock;

  public Forgetting(Database database, Orders orders, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.clock = clock;
  }

  /** Looks for orders whose retention is over; what was forgotten of each that was not before. */
  public List<Forgotten> forget() {
    List<String> due =
        database.asIntake(
            handle -> orders.due(handle, ScreeningOrder::forgottenFrom, clock.instant()));
    List<Forgotten> forgotten = new ArrayList<>();
    for (String order : due) {
      forgotten.add(forget(order));
    }
    // What was broken off, and what a transaction took in that ended after all was deleted.
    for (String order : database.asIntake(Forgetting::left)) {
      forgotten.add(forget(order));
    }
    return forgotten;
  }

  private Forgotten forget(String order) {
    int some = BATCH;
    while (some == BATCH) {
      some = database.asIntake(handle -> forgetSome(handle, order));
    }
    Forgotten all = database.asIntake(handle -> counts(handle, order));
    LOG.info("order {} is forgotten: {} tasks", order, all.tasks());
    return all;
  }

  private int forgetSome(Handle handle, String order) {
    return handle
        .createQuery("SELECT forget_tasks(:order, :most, :now)")
        .bind("order", order)
        .bind("most", BATCH)
        .bind("now", clock.instant())
        .mapTo(Integer.class)
        .one();
  }

  private static Forgotten counts(Handle handle, String order) {
    return handle
        .createQuery("SELECT * FROM forgotten_order WHERE order_id = :order")
        .bind("order", order)
        .map(
            (row, context) ->
                new Forgotten(
                    order,
                    row.getLong("tasks"),
                    row.getLong("events"),
                    row.getLong("checks"),
                    row.getLong("openings")))
        .one();
  }

  private static List<String> left(Handle handle) {
    return handle
        .createQuery(
            "SELECT order_id FROM screening_order o WHERE forgotten_at IS NOT NULL"
                + " AND EXISTS (SELECT FROM task t WHERE t.order_id = o.order_id)")
        .mapTo(String.class)
        .list();
  }
}
