package io.gridline.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What happened to tasks; of each the latest first, and no more than so many. */
final class History {

  private static final int MOST = 200;

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private History() {}

  /** By task. */
  static Map<Long, List<Event>> events(Handle handle, List<Long> tasks) {
    return byTask(
        handle,
        """
        SELECT e.*, a.account FROM (
          SELECT *, row_number() OVER (PARTITION BY task_id ORDER BY event_id DESC) AS nth
          FROM task_event WHERE task_id = ANY (:tasks)
        ) e LEFT JOIN account a USING (account_id) WHERE nth <= :most ORDER BY task_id, nth
        """,
        tasks,
        History::event);
  }

  private static Event event(ResultSet row) throws SQLException {
    boolean own = row.getObject("account_id") == null;
    return new Event(
        TaskColumns.instant(row, "at"),
        own ? "desk" : row.getString("account"),
        row.getString("action"),
        row.getString("state_from"),
        row.getString("state_to"),
        row.getString("note"),
        row.getString("outcome"));
  }

  /** By task. */
  static Map<Long, List<Check>> checks(Handle handle, List<Long> tasks) {
    return byTask(
        handle,
        """
        SELECT * FROM (
          SELECT *, row_number() OVER (PARTITION BY task_id ORDER BY at DESC, check_id DESC) AS nth
          FROM daily_check WHERE task_id = ANY (:tasks)
        ) c WHERE nth <= :most ORDER BY task_id, nth
        """,
        tasks,
        row ->
            new Check(
                TaskColumns.instant(row, "at"),
                row.getBigDecimal("temperature_c"),
                TaskColumns.texts(row, "symptoms"),
                row.getString("needs")));
  }

  private static <T> Map<Long, List<T>> byTask(
      Handle handle, String sql, List<Long> tasks, Row<T> kind) {
    Map<Long, List<T>> found = new HashMap<>();
    handle
        .createQuery(sql)
        .bindArray("tasks", Long.class, tasks)
        .bind("most", MOST)
        .map((row, context) -> Map.entry(row.getLong("task_id"), kind.of(row)))
        .forEach(
            one ->
                found.computeIfAbsent(one.getKey(), task -> new ArrayList<>()).add(one.getValue()));
    return found;
  }
}
