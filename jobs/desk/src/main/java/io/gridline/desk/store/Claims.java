package io.gridline.desk.store;

import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Takes what waits first. Remembers for each division where it was found last, and looks on from
 * there: what was claimed before stays in the index for as long as anybody's transaction is open,
 * and a look from the front steps over all of it. From the front it looks every half minute, more
 * seldom when that takes long; until then it passes over what came back there, a task that was
 * refused or whose claim was broken off. When there is nothing behind the place, the database looks
 * from the front by itself. Safe to use from several threads.
 */
final class Claims {

  private static final long LEAST_NANOS = 30_000_000_000L;
  private static final long MOST_NANOS = 20 * LEAST_NANOS;

  /** So that a look from the front takes a thousandth of a division's time. */
  private static final long TIMES_AS_LONG = 1000;

  /**
   * A task that was acknowledged.
   *
   * @param waitedUntil when that was due
   */
  record Claimed(StoredTask task, Instant waitedUntil, int orderVersion) {}

  /**
   * Where one was found.
   *
   * @param untilNanos when to look from the front again
   */
  private record Place(String route, Instant dueAt, long task, long untilNanos) {}

  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /**
   * @param nanos a clock that only goes on
   */
  Claims(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Acknowledges the next at an instant, at most so many, none of which anybody else gets. */
  List<Claimed> take(Database database, Session who, int limit, Instant now) {
    long begun = nanos.getAsLong();
    Place known = places.get(who.division());
    Place from = known == null || begun - known.untilNanos() > 0 ? null : known;
    List<Claimed> claimed = database.statement(handle -> query(handle, who, limit, now, from));
    if (claimed.isEmpty()) {
      places.remove(who.division());
    } else {
      long until = from == null ? nextLook(begun, nanos.getAsLong()) : from.untilNanos();
      places.put(who.division(), behind(claimed.get(claimed.size() - 1), until));
    }
    return claimed;
  }

  private static long nextLook(long begun, long ended) {
    return ended + Math.max(LEAST_NANOS, Math.min(MOST_NANOS, TIMES_AS_LONG * (ended - begun)));
  }

  private static Place behind(Claimed last, long until) {
    return new Place(
        last.task().standing().routeCode(), last.waitedUntil(), last.task().id(), until);
  }

  private static List<Claimed> query(
      Handle handle, Session who, int limit, Instant now, Place from) {
    return handle
        .createQuery(
            """
                SELECT (c.claimed).*, c.claimed_by_account, c.household_size, c.waited_until,
                  c.order_version
                FROM claim_tasks(:session, :limit, :now, :route, :due_at, :task) c
                """)
        .bind("session", who.tokenHash())
        .bind("limit", limit)
        .bind("now", now)
        .bind("route", from == null ? null : from.route())
        .bind("due_at", from == null ? null : from.dueAt())
        .bind("task", from == null ? null : (Long) from.task())
        .map(
            (row, context) ->
                new Claimed(
                    StoredTask.of(row),
                    StoredTask.instant(row, "waited_until"),
                    row.getInt("order_version")))
        .list();
  }
}
