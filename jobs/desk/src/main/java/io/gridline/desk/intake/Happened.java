package io.gridline.desk.intake;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.task.Standing;
import io.gridline.pipelines.task.TaskState;
import java.util.Locale;
import java.util.Optional;

/** What a new form of an entry is called in a task's history. */
enum Happened {
  LIST,
  RELIST,
  ROUTE,
  EXPOSE,
  RAISE,
  WITHDRAW,
  ESCALATE;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The most important of what changed; empty when a queue need not know. */
  static Optional<Happened> between(Held before, Standing after, ListedEntry entry) {
    if (before.standing().state() == TaskState.WITHDRAWN) {
      return Optional.of(RELIST);
    }
    if (!before.standing().routeCode().equals(after.routeCode())) {
      return Optional.of(ROUTE);
    }
    if (entry.lastExposedAt().isAfter(before.standing().lastExposedAt())) {
      return Optional.of(EXPOSE);
    }
    Level was = Level.valueOf(before.level().toUpperCase(Locale.ROOT));
    return entry.level().compareTo(was) > 0 ? Optional.of(RAISE) : Optional.empty();
  }
}
