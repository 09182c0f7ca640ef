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
    return othersOf(task, members(handle, List.of(task)));
  }

  /** Those of a task's household but itself. */
  static List<StoredTask> othersOf(StoredTask task, List<StoredTask> members) {
    return members.stream()
        .filter(
            member ->
                member.id() != task.id()
                    && member.order().equals(task.order())
                    && member.householdKey().equals(task.householdKey()))
        .toList();
  }

  /** All open tasks of the households of these. */
  static List<StoredTask> members(Handle handle, List<StoredTask> tasks) {
    List<StoredTask> together =
        tasks.stream().filter(task -> !task.householdKey().isEmpty()).toList();
    if (together.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            StoredTask.SELECT
                + """
                WHERE t.household_key <> '' AND t.state NOT IN ('closed', 'withdrawn')
                  AND (t.order_id, t.household_key) IN (
                    SELECT * FROM unnest(CAST(:orders AS text[]), CAST(:households AS text[])))
                ORDER BY t.task_id
                """)
        .bindArray("orders", String.class, together.stream().map(StoredTask::order).toList())
        .bindArray(
            "households", String.class, together.stream().map(StoredTask::householdKey).toList())
        .map((row, context) -> StoredTask.of(row))
        .list();
  }
}
