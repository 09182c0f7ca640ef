package io.gridline.desk.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads tasks as far as the session sees them. */
final class StoredTasks {

  private StoredTasks() {}

  static Optional<StoredTask> byId(Handle handle, long id) {
    return handle
        .createQuery(StoredTask.SELECT + "WHERE t.task_id = :id")
        .bind("id", id)
        .map((row, context) -> StoredTask.of(row))
        .findOne();
  }

  /** In the sequence of the ids. */
  static List<StoredTask> byId(Handle handle, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(StoredTask.SELECT + "WHERE t.task_id = ANY (:ids)")
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> StoredTask.of(row))
        .stream()
        .sorted(Comparator.comparingInt(task -> ids.indexOf(task.id())))
        .toList();
  }

  /** The other members' open tasks. */
  static List<StoredTask> household(Handle handle, StoredTask task) {
    if (task.householdKey().isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            StoredTask.SELECT
                + """
                WHERE t.order_id = :order AND t.household_key = :household AND t.household_key <> ''
                  AND t.task_id <> :id AND t.state NOT IN ('closed', 'withdrawn')
                ORDER BY t.task_id
                """)
        .bind("order", task.order())
        .bind("household", task.householdKey())
        .bind("id", task.id())
        .map((row, context) -> StoredTask.of(row))
        .list();
  }
}
