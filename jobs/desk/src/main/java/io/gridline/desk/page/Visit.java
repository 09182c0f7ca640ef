package io.gridline.desk.page;

import io.gridline.desk.store.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One visit: a person, or the members of one household, who are seen together.
 *
 * @param tasks by what is due, the first soonest
 */
public record Visit(List<Task> tasks) {

  public Task first() {
    return tasks.get(0);
  }

  public boolean isHousehold() {
    return tasks.size() > 1;
  }

  public boolean isOverdue() {
    return tasks.stream().anyMatch(Task::overdue);
  }

  /** Keeps the sequence of what is due; a household stands where its first member does. */
  static List<Visit> of(List<Task> tasks) {
    Map<String, List<Task>> together = new LinkedHashMap<>();
    for (Task task : tasks) {
      String key =
          task.household() == null
              ? "task " + task.id()
              : task.order() + ' ' + task.routeCode() + ' ' + task.household();
      together.computeIfAbsent(key, k -> new ArrayList<>()).add(task);
    }
    return together.values().stream().map(Visit::new).toList();
  }
}
