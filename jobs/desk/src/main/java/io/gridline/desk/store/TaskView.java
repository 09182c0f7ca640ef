package io.gridline.desk.store;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.access.Session;
import io.gridline.pipelines.task.Escalation;
import io.gridline.pipelines.task.Step;
import io.gridline.pipelines.task.TaskState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Shows stored tasks to an account. */
final class TaskView {

  private static final int TOKEN = 12;

  private final DivisionNames divisions;

  TaskView(DivisionNames divisions) {
    this.divisions = divisions;
  }

  Task of(StoredTask task, KnownOrder order, Session who, String language, Instant now) {
    TaskState state = task.standing().state();
    String route = task.standing().routeCode();
    return new Task(
        task.id(),
        task.version(),
        task.order(),
        state.text(),
        task.level(),
        task.rules(),
        task.sources(),
        task.firstExposedAt(),
        task.standing().lastExposedAt(),
        task.standing().observeUntil(),
        route,
        divisions.of(route),
        task.householdKey().isEmpty() ? null : task.householdKey().substring(0, TOKEN),
        task.householdSize(),
        task.documentMasked(),
        task.phoneMasked(),
        task.nameMasked(),
        !task.phoneMasked().isEmpty(),
        task.claimedBy(),
        task.dueAt(),
        task.dueKind(),
        task.dueAt() != null && !now.isBefore(task.dueAt()),
        Escalation.text(task.escalated()).orElse(null),
        order.reasons(task.rules(), language),
        allowed(task, who).stream().map(Step::text).toList(),
        List.of(),
        transfer(task),
        task.outcome(),
        task.withdrawnWhy());
  }

  private Transfer transfer(StoredTask task) {
    if (task.transferTo() == null) {
      return null;
    }
    String from = task.standing().routeCode();
    return new Transfer(
        from,
        divisions.of(from),
        task.transferTo(),
        divisions.of(task.transferTo()),
        task.transferReason(),
        task.standing().stepAt());
  }

  /** What an account may do with a task now; the database refuses it all else too. */
  static List<Step> allowed(StoredTask task, Session who) {
    if (!who.works()) {
      return List.of();
    }
    TaskState state = task.standing().state();
    boolean own = who.covers(task.standing().routeCode());
    boolean asked = task.transferTo() != null && who.covers(task.transferTo());
    return Arrays.stream(Step.values())
        .filter(step -> step.isAllowed(state))
        .filter(step -> step.answersTransfer() ? asked : own)
        .toList();
  }
}
