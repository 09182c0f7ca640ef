package io.gridline.pipelines.task;

import java.util.Locale;

/**
 * Where a task is. That it has escalated is no state but a mark beside it ({@link Escalation}): an
 * escalated task still waits for what it waited for.
 */
public enum TaskState {
  NEW,
  DELIVERED,
  ACKNOWLEDGED,
  CONTACTED,
  VISITED,
  UNDER_OBSERVATION,
  CLOSED,
  TRANSFERRED,
  WITHDRAWN;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TaskState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether somebody still has to do something. */
  public boolean isOpen() {
    return this != CLOSED && this != WITHDRAWN;
  }
}
