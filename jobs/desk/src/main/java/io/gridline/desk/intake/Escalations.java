package io.gridline.desk.intake;

import io.gridline.desk.database.Database;
import io.gridline.desk.store.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells those above of what is overdue. Works in small transactions on rows that nobody else works
 * on, so that several desks may do it at once.
 */
public final class Escalations {

  private static final int BATCH = 500;

  private final Database database;
  private final Orders orders;
  private final Clock clock;

  public Escalations(Database database, Orders orders, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.clock = clock;
  }

  /** Looks at all whose deadline has passed since it was looked at. */
  public int sweep() {
    int all = 0;
    int some = BATCH;
    while (some == BATCH) {
      some = sweepSome(clock.instant());
      all += some;
    }
    return all;
  }

  private int sweepSome(Instant now) {
    return database.asIntake(
        handle -> {
          List<Held> due = Held.escalating(handle, now, BATCH);
          due.stream()
              .collect(Collectors.groupingBy(Held::order))
              .forEach(
                  (order, held) -> {
                    TaskWriting writing = new TaskWriting(handle, orders.of(handle, order), now);
                    held.forEach(writing::escalate);
                    writing.flush();
                  });
          return due.size();
        });
  }
}
