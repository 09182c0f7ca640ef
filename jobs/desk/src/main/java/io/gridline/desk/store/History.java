package io.gridline.desk.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What happened to a task. */
final class History {

  private static final int MOST = 200;

  private History() {}

  /** The latest first. */
  static List<Event> events(Handle handle, long task) {
    return handle
        .createQuery(
            """
            SELECT e.*, a.account FROM task_event e LEFT JOIN account a USING (account_id)
            WHERE e.task_id = :task ORDER BY e.event_id DESC LIMIT :most
            """)
        .bind("task", task)
        .bind("most", MOST)
        .map(
            (row, context) -> {
              boolean own = row.getObject("account_id") == null;
              return new Event(
                  StoredTask.instant(row, "at"),
                  own ? "desk" : row.getString("account"),
                  row.getString("action"),
                  row.getString("state_from"),
                  row.getString("state_to"),
                  row.getString("note"),
                  row.getString("outcome"));
            })
        .list();
  }

  /** The latest first. */
  static List<Check> checks(Handle handle, long task) {
    return handle
        .createQuery(
            "SELECT * FROM daily_check WHERE task_id = :task ORDER BY at DESC, check_id DESC"
                + " LIMIT :most")
        .bind("task", task)
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Check(
                    StoredTask.instant(row, "at"),
                    row.getBigDecimal("temperature_c"),
                    StoredTask.texts(row, "symptoms"),
                    row.getString("needs")))
        .list();
  }
}
