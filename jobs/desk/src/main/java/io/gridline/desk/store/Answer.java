package io.gridline.desk.store;

import java.util.List;

/** What became of an action. */
public sealed interface Answer {

  /** It was taken, now or before: the tasks as they are. */
  record Done(List<Task> tasks) implements Answer {}

  /**
   * It was not taken.
   *
   * @param code changed, closed, transferred, not_allowed, not_found, or bad_fields
   * @param current the task as it is; null when this account does not see it
   */
  record Refused(String code, Task current) implements Answer {}
}
