package io.gridline.desk.intake;

import io.gridline.desk.database.Database;
import io.gridline.desk.store.Orders;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Clock;
import java.util.List;

/**
 * Withdraws what is open of an order when it ends. Works in small transactions; several desks may
 * do it at once.
 */
public final class OrderEnds {

  private static final int BATCH = 1000;

  private final Database database;
  private final Orders orders;
  private final Entries entries;
  private final Clock clock;

  public OrderEnds(Database database, Orders orders, Entries entries, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.entries = entries;
    this.clock = clock;
  }

  /** Looks for orders that have ended; how many tasks were withdrawn. */
  public int withdraw() {
    List<String> ended =
        database.asIntake(
            handle -> orders.due(handle, ScreeningOrder::validUntil, clock.instant()));
    int all = 0;
    for (String order : ended) {
      int some = BATCH;
      while (some == BATCH) {
        some =
            database.asIntake(
                handle -> entries.withdrawSome(handle, order, BATCH, clock.instant()));
        all += some;
      }
    }
    return all;
  }
}
