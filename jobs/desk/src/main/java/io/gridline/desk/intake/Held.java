package io.gridline.desk.intake;

import io.gridline.desk.store.TaskColumns;
import io.gridline.pipelines.task.Standing;
import io.gridline.pipelines.task.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The task that is there for a person and order, locked. */
record Held(
    long id,
    String order,
    String personKey,
    Standing standing,
    int escalated,
    String transferTo,
    String level,
    List<String> rules,
    List<String> sources,
    Instant firstExposedAt,
    String householdKey,
    String documentMasked,
    String phoneMasked,
    String nameMasked,
    byte[] contactSealed) {

  private static final String SELECT =
      """
      SELECT t.*, c.contact_sealed FROM task t JOIN task_contact c USING (task_id)
      """;

  /**
   * By person_key; in one sequence of locks, so that two who do this do not wait for each other.
   */
  static Map<String, Held> of(Handle handle, String order, List<String> personKeys) {
    Map<String, Held> held = new HashMap<>();
    handle
        .createQuery(
            SELECT
                + "WHERE t.order_id = :order AND t.person_key = ANY (:keys)"
                + " ORDER BY t.task_id FOR UPDATE OF t")
        .bind("order", order)
        .bindArray("keys", String.class, personKeys)
        .map((row, context) -> of(row))
        .forEach(one -> held.put(one.personKey(), one));
    return held;
  }

  /** Open ones whose person is not among these. */
  static List<Held> missing(Handle handle, String order, List<String> personKeys) {
    return handle
        .createQuery(
            SELECT
                + """
                WHERE t.order_id = :order AND t.state NOT IN ('closed', 'withdrawn') AND NOT EXISTS (
                  SELECT FROM unnest(CAST(:keys AS text[])) AS listed WHERE listed = t.person_key)
                ORDER BY t.task_id FOR UPDATE OF t
                """)
        .bind("order", order)
        .bindArray("keys", String.class, personKeys)
        .map((row, context) -> of(row))
        .list();
  }

  /** Open ones of an order, some at a time. */
  static List<Held> open(Handle handle, String order, int most) {
    return handle
        .createQuery(
            SELECT
                + "WHERE t.order_id = :order AND t.state NOT IN ('closed', 'withdrawn')"
                + " ORDER BY t.task_id LIMIT :most FOR UPDATE OF t")
        .bind("order", order)
        .bind("most", most)
        .map((row, context) -> of(row))
        .list();
  }

  /** Those whose deadline has passed since they were looked at last, some at a time. */
  static List<Held> escalating(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            SELECT
                + "WHERE t.escalates_at <= :now ORDER BY t.escalates_at LIMIT :most"
                + " FOR UPDATE OF t SKIP LOCKED")
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> of(row))
        .list();
  }

  private static Held of(ResultSet row) throws SQLException {
    return new Held(
        row.getLong("task_id"),
        row.getString("order_id"),
        row.getString("person_key"),
        TaskColumns.standing(row),
        row.getInt("escalated"),
        row.getString("transfer_to"),
        row.getString("level"),
        TaskColumns.texts(row, "rules"),
        TaskColumns.texts(row, "sources"),
        TaskColumns.instant(row, "first_exposed_at"),
        row.getString("household_key"),
        row.getString("document_masked"),
        row.getString("phone_masked"),
        row.getString("name_masked"),
        row.getBytes("contact_sealed"));
  }

  /** Whether an entry says nothing new. */
  boolean isSame(Incoming incoming) {
    var entry = incoming.entry();
    return standing.state() != TaskState.WITHDRAWN
        && standing.listedRoute().equals(entry.routeCode())
        && standing.lastExposedAt().equals(entry.lastExposedAt())
        && standing.observeUntil().equals(entry.observeUntil())
        && firstExposedAt.equals(entry.firstExposedAt())
        && level.equals(entry.level().text())
        && rules.equals(entry.rules())
        && sources.equals(entry.sources())
        && householdKey.equals(entry.householdKey())
        && documentMasked.equals(entry.documentNumber())
        && phoneMasked.equals(entry.phone())
        && nameMasked.equals(incoming.nameMasked())
        && Arrays.equals(contactSealed, incoming.contactSealed());
  }

  @Override
  public String toString() {
    return "Held[" + id + "]";
  }
}
