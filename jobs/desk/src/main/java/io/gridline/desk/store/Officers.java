package io.gridline.desk.store;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What those see who see the whole: counts, not people. */
public final class Officers {

  private static final int[] LENGTHS = {2, 4, 6, 9, 12};
  private static final int SMALL = 5;
  private static final int MOST_DAYS = 60;

  private final Database database;
  private final Orders orders;
  private final DivisionNames divisions;
  private final Clock clock;
  private final Lately lately = new Lately(System::nanoTime);

  public Officers(Database database, Orders orders, DivisionNames divisions, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.divisions = divisions;
    this.clock = clock;
  }

  /**
   * How far each division below is.
   *
   * @param division null for the account's own
   */
  public List<Progress> progress(Session who, String division) {
    String of = division == null ? who.division() : division;
    return lately.of(
        List.of("progress", who.division(), of),
        () -> database.as(who.tokenHash(), handle -> progress(handle, of)));
  }

  List<Progress> progress(Handle handle, String of) {
    Map<String, Progress> rows = new TreeMap<>();
    handle
        .createQuery(
            """
                  SELECT left(route_code, :length) AS division, state, count(*) AS tasks,
                    count(*) FILTER (WHERE due_at <= :now) AS overdue,
                    count(*) FILTER (WHERE escalated > 0 AND due_at IS NOT NULL) AS escalated
                  FROM task WHERE route_code >= :of AND route_code < :behind GROUP BY 1, 2
                  """)
        .bind("length", below(of))
        .bind("now", clock.instant())
        .bind("of", of)
        .bind("behind", of + ":")
        .addCustomizer(new PlannedAnew())
        .map(
            (row, context) -> {
              String code = row.getString("division");
              String state = row.getString("state");
              long tasks = row.getLong("tasks");
              boolean open = !state.equals("closed") && !state.equals("withdrawn");
              return new Progress(
                  code,
                  divisions.of(code),
                  Map.of(state, tasks),
                  open ? tasks : 0,
                  row.getLong("overdue"),
                  row.getLong("escalated"));
            })
        .forEach(one -> rows.merge(one.division(), one, Progress::plus));
    return List.copyOf(rows.values());
  }

  /**
   * How many people each division below has to look after at an instant: exposed by then, and not
   * yet out of observation. Counts under five are not told.
   *
   * @param order null for all
   */
  public List<Count> counts(Session who, String order, Instant at) {
    return lately.of(
        List.of(
            "counts", who.division(), String.valueOf(order), at.truncatedTo(ChronoUnit.MINUTES)),
        () -> database.as(who.tokenHash(), handle -> counts(handle, who.division(), order, at)));
  }

  List<Count> counts(Handle handle, String of, String order, Instant at) {
    return handle
        .createQuery(
            """
                    SELECT left(route_code, :length) AS division, count(*) AS people
                    FROM task WHERE route_code >= :of AND route_code < :behind
                      AND state <> 'withdrawn' AND first_exposed_at <= :at AND observe_until > :at
                      AND (CAST(:order AS text) IS NULL OR order_id = :order)
                    GROUP BY 1 ORDER BY 1
                    """)
        .bind("length", below(of))
        .bind("of", of)
        .bind("behind", of + ":")
        .addCustomizer(new PlannedAnew())
        .bind("at", at)
        .bind("order", order)
        .map(
            (row, context) -> {
              long people = row.getLong("people");
              boolean small = people < SMALL;
              String code = row.getString("division");
              return new Count(code, divisions.of(code), small ? 0 : people, small);
            })
        .list();
  }

  private static int below(String division) {
    for (int length : LENGTHS) {
      if (length > division.length()) {
        return length;
      }
    }
    return LENGTHS[LENGTHS.length - 1];
  }

  /** The instants of a time slider, a day apart, from the first exposure until now. */
  public List<Instant> days(Session who, String order) {
    Instant now = clock.instant();
    Instant first =
        lately
            .of(
                List.of("days", who.division(), String.valueOf(order)),
                () -> database.as(who.tokenHash(), handle -> first(handle, who.division(), order)))
            .orElse(now);
    List<Instant> days = new ArrayList<>();
    for (Instant day = now;
        !day.isBefore(first) && days.size() < MOST_DAYS;
        day = day.minus(Duration.ofDays(1))) {
      days.add(0, day);
    }
    return days;
  }

  private static Optional<Instant> first(Handle handle, String of, String order) {
    return handle
        .createQuery(
            """
            SELECT min(first_exposed_at) AS first FROM task
            WHERE route_code >= :of AND route_code < :behind
              AND (CAST(:order AS text) IS NULL OR order_id = :order)
            """)
        .bind("of", of)
        .bind("behind", of + ":")
        .addCustomizer(new PlannedAnew())
        .bind("order", order)
        .map((row, context) -> StoredTask.instant(row, "first"))
        .findOne();
  }

  /** When each source's newest record is from, the oldest of all orders. */
  public List<Freshness> freshness(Session who) {
    return database.as(
        who.tokenHash(),
        handle ->
            handle
                .createQuery(
                    "SELECT source, min(latest) AS latest FROM source_freshness"
                        + " GROUP BY source ORDER BY source")
                .map(
                    (row, context) ->
                        new Freshness(row.getString("source"), StoredTask.instant(row, "latest")))
                .list());
  }

  public List<String> orders(Session who) {
    return database.as(who.tokenHash(), orders::all);
  }

  /**
   * How far a division is.
   *
   * @param open tasks that wait for something
   */
  public record Progress(
      String division,
      String name,
      Map<String, Long> byState,
      long open,
      long overdue,
      long escalated) {

    Progress plus(Progress other) {
      Map<String, Long> states = new HashMap<>(byState);
      other.byState().forEach((state, tasks) -> states.merge(state, tasks, Long::sum));
      return new Progress(
          division,
          name,
          states,
          open + other.open(),
          overdue + other.overdue(),
          escalated + other.escalated());
    }
  }

  /**
   * People in a division.
   *
   * @param suppressed whether there are one to four, and the count is not told
   */
  public record Count(String division, String name, long count, boolean suppressed) {}

  /**
   * A source.
   *
   * @param latest null when nothing has come
   */
  public record Freshness(String source, Instant latest) {}
}
