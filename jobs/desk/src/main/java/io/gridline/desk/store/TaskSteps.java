package io.gridline.desk.store;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.access.Session;
import io.gridline.pipelines.task.Due;
import io.gridline.pipelines.task.Escalation;
import io.gridline.pipelines.task.Outcome;
import io.gridline.pipelines.task.Standing;
import io.gridline.pipelines.task.Step;
import io.gridline.pipelines.task.TaskState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes steps: decides by the rules, and leaves to the database whose task it is. */
final class TaskSteps {

  private static final int TRIES = 5;

  /**
   * @param refusal why it was not taken; empty when it was
   * @param tasks to be shown
   */
  record Result(Optional<String> refusal, List<Long> tasks) {

    static Result refused(String code, long task) {
      return new Result(Optional.of(code), List.of(task));
    }
  }

  private final Orders orders;
  private final DivisionNames divisions;
  private final Clock clock;

  TaskSteps(Orders orders, DivisionNames divisions, Clock clock) {
    this.orders = orders;
    this.divisions = divisions;
    this.clock = clock;
  }

  Result take(Handle handle, Session who, long id, Action action) {
    Optional<Step> step = Step.of(action.action());
    if (step.isEmpty()) {
      return Result.refused("bad_fields", id);
    }
    Optional<String> refusal = takeOne(handle, who, id, action, step.get());
    if (refusal.isPresent()) {
      return new Result(refusal, List.of(id));
    }
    List<Long> taken = new ArrayList<>(List.of(id));
    if (!action.also().isEmpty()) {
      StoredTask first = StoredTasks.byId(handle, id).orElseThrow();
      for (StoredTask member : StoredTasks.household(handle, first)) {
        if (action.also().contains(member.id())) {
          // What does not follow for a member is left out: the visit was made all the same.
          takeOne(handle, who, member.id(), action, step.get());
          taken.add(member.id());
        }
      }
    }
    return new Result(Optional.empty(), taken);
  }

  private Optional<String> takeOne(Handle handle, Session who, long id, Action action, Step step) {
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredTask> found = StoredTasks.byId(handle, id);
      if (found.isEmpty()) {
        return Optional.of("not_found");
      }
      StoredTask task = found.get();
      if (wasTaken(handle, id, action)) {
        return Optional.empty();
      }
      Optional<String> refusal = refusal(handle, who, task, action, step);
      if (refusal.isPresent()) {
        return refusal;
      }
      String said = apply(handle, task, action, step);
      if (said.equals("done") || said.equals("again")) {
        return Optional.empty();
      }
      if (!said.equals("changed")) {
        return Optional.of(said);
      }
    }
    return Optional.of("changed");
  }

  private static boolean wasTaken(Handle handle, long id, Action action) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT FROM task_event WHERE task_id = :task AND action_id = :action)")
        .bind("task", id)
        .bind("action", action.actionId())
        .mapTo(Boolean.class)
        .one();
  }

  private Optional<String> refusal(
      Handle handle, Session who, StoredTask task, Action action, Step step) {
    TaskState state = task.standing().state();
    if (!TaskView.allowed(task, who).contains(step)) {
      if (!who.works()) {
        return Optional.of("not_allowed");
      }
      return Optional.of(
          switch (state) {
            case CLOSED, WITHDRAWN -> "closed";
            case TRANSFERRED -> "transferred";
            default -> who.covers(task.standing().routeCode()) ? "changed" : "not_allowed";
          });
    }
    if (!step.onlyAdds()
        && step != Step.ACKNOWLEDGE
        && task.version() != action.version()
        && othersChanged(handle, who, task, action.version())) {
      return Optional.of("changed");
    }
    return hasItsFields(handle, task, action, step) ? Optional.empty() : Optional.of("bad_fields");
  }

  /** What somebody did who did not see what changed since is not taken; own steps are known. */
  private static boolean othersChanged(Handle handle, Session who, StoredTask task, int since) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM task_event WHERE task_id = :task AND version > :since
              AND account_id IS DISTINCT FROM :me
              AND action NOT IN ('escalate', 'deliver', 'assign', 'note'))
            """)
        .bind("task", task.id())
        .bind("since", since)
        .bind("me", who.accountId())
        .mapTo(Boolean.class)
        .one();
  }

  private boolean hasItsFields(Handle handle, StoredTask task, Action action, Step step) {
    ActionFields fields = action.fields();
    return switch (step) {
      case CLOSE -> fields.outcome() != null && Outcome.of(fields.outcome()).isPresent();
      case TRANSFER ->
          fields.to() != null
              && !fields.to().equals(task.standing().routeCode())
              && Tasks.isReachable(orders.of(handle, task.order()), fields.to(), divisions);
      case CHECK -> fields.temperatureC() != null || fields.symptoms() != null;
      default -> true;
    };
  }

  private String apply(Handle handle, StoredTask task, Action action, Step step) {
    Instant now = clock.instant();
    Instant at = action.at() == null || action.at().isAfter(now) ? now : action.at();
    KnownOrder order = orders.of(handle, task.order());
    Standing next = task.standing().take(step, at, now, task.transferTo());
    Optional<Due> due = next.due(order.deadlines());
    Escalation escalation = next.escalation(order.deadlines(), now);
    ActionFields fields = action.fields();
    return handle
        .createQuery(
            """
            SELECT take_step(:task, :version, :action_id, :action, :at, :now, :state, :due_at,
              :due_kind, :escalates_at, CAST(:escalated AS smallint), :step_at, :clock_at, :to,
              :outcome, :note, CAST(:temperature AS numeric), CAST(:symptoms AS text[]), :needs)
            """)
        .bind("task", task.id())
        .bind("version", task.version())
        .bind("action_id", action.actionId())
        .bind("action", step.text())
        .bind("at", at)
        .bind("now", now)
        .bind("state", next.state().text())
        .bind("due_at", due.map(Due::at).orElse(null))
        .bind("due_kind", due.map(one -> one.kind().text()).orElse(null))
        .bind("escalates_at", escalation.nextAt().orElse(null))
        .bind("escalated", escalation.level())
        .bind("step_at", next.stepAt())
        .bind("clock_at", next.clockAt())
        .bind("to", step == Step.TRANSFER ? fields.to() : null)
        .bind("outcome", step == Step.CLOSE ? fields.outcome() : task.outcome())
        .bind("note", note(step, fields))
        .bind("temperature", fields.temperatureC())
        .bindArray(
            "symptoms", String.class, fields.symptoms() == null ? List.of() : fields.symptoms())
        .bind("needs", fields.needs())
        .mapTo(String.class)
        .one();
  }

  private static String note(Step step, ActionFields fields) {
    if (step == Step.TRANSFER || step == Step.REFUSE) {
      return fields.reason();
    }
    if (step == Step.CONTACT && fields.reached() != null && !fields.reached()) {
      return fields.note() == null ? "not reached" : "not reached; " + fields.note();
    }
    return fields.note();
  }
}
