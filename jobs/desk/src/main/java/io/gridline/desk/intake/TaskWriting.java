package io.gridline.desk.intake;

import io.gridline.desk.store.KnownOrder;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.task.Due;
import io.gridline.pipelines.task.Escalation;
import io.gridline.pipelines.task.Standing;
import io.gridline.pipelines.task.TaskState;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what entries make of tasks, in batches of the caller's transaction. */
final class TaskWriting {

  private static final String STANDING =
      """
      state = :state, state_before = :state_before, route_code = :route, listed_route = :listed,
      transfer_to = :transfer_to, last_exposed_at = :last, observe_until = :until,
      clock_at = :clock_at, step_at = :step_at, due_at = :due_at, due_kind = :due_kind,
      escalated = CAST(:escalated AS smallint), escalates_at = :escalates_at, version = version + 1
      """;

  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO task (order_id, person_key, household_key, state, state_before, route_code,
          listed_route, transfer_to, level, rules, sources, first_exposed_at, last_exposed_at,
          observe_until, document_masked, phone_masked, name_masked, listed_at, clock_at, step_at,
          due_at, due_kind, escalated, escalates_at)
        VALUES (:order, :person, :household, :state, :state_before, :route, :listed, :transfer_to,
          :level, :rules, :sources, :first, :last, :until, :document, :phone, :name, :now,
          :clock_at, :step_at, :due_at, :due_kind, CAST(:escalated AS smallint), :escalates_at)
        RETURNING task_id
      ), sealed AS (
        INSERT INTO task_contact (task_id, contact_sealed) SELECT task_id, :contact FROM added
      )
      INSERT INTO task_event (task_id, recorded_at, at, action, state_to, version)
      SELECT task_id, :now, :now, 'list', 'new', 1 FROM added
      """;

  private static final String FOLLOW =
      """
      WITH sealed AS (
        UPDATE task_contact SET contact_sealed = :contact WHERE task_id = :task
      )
      UPDATE task SET household_key = :household, level = :level, rules = :rules,
        sources = :sources, first_exposed_at = :first, document_masked = :document,
        phone_masked = :phone, name_masked = :name, withdrawn_why = NULL,
        claimed_by = CASE WHEN :state = 'new' THEN NULL ELSE claimed_by END,
        outcome = CASE WHEN :state = 'closed' THEN outcome END,
        ended_at = CASE WHEN :state = 'closed' THEN ended_at END,
      """
          + STANDING
          + "WHERE task_id = :task";

  private static final String WITHDRAW =
      "UPDATE task SET withdrawn_why = :why, ended_at = :now, "
          + STANDING
          + "WHERE task_id = :task";

  private static final String ESCALATE =
      """
      UPDATE task SET escalated = CAST(:escalated AS smallint), escalates_at = :escalates_at
      WHERE task_id = :task
      """;

  private static final String TELL =
      """
      INSERT INTO task_event (task_id, recorded_at, at, action, state_from, state_to, route_from,
        route_to, note, version)
      SELECT task_id, :now, :now, :action, :state_from, state, :route_from, route_code, :note,
        version FROM task WHERE task_id = :task
      """;

  private final KnownOrder order;
  private final Instant now;
  private final PreparedBatch added;
  private final PreparedBatch followed;
  private final PreparedBatch withdrawn;
  private final PreparedBatch escalated;
  private final PreparedBatch told;

  TaskWriting(Handle handle, KnownOrder order, Instant now) {
    this.order = order;
    this.now = now;
    this.added = handle.prepareBatch(ADD);
    this.followed = handle.prepareBatch(FOLLOW);
    this.withdrawn = handle.prepareBatch(WITHDRAW);
    this.escalated = handle.prepareBatch(ESCALATE);
    this.told = handle.prepareBatch(TELL);
  }

  void add(Incoming incoming, Standing standing) {
    bindEntry(added, incoming);
    bindStanding(added, standing, null);
    added
        .bind("order", incoming.entry().order())
        .bind("person", incoming.entry().personKey())
        .bind("now", now)
        .add();
  }

  void follow(Held before, Incoming incoming, Standing after, Optional<Happened> happened) {
    bindEntry(followed, incoming);
    bindStanding(followed, after, before.transferTo());
    followed.bind("task", before.id()).add();
    happened.ifPresent(what -> tell(before, what, null));
  }

  void withdraw(Held before, Standing after, String why) {
    bindStanding(withdrawn, after, null);
    withdrawn.bind("task", before.id()).bind("why", why).bind("now", now).add();
    tell(before, Happened.WITHDRAW, why);
  }

  void escalate(Held before) {
    Escalation next = before.standing().escalation(order.deadlines(), now);
    escalated
        .bind("task", before.id())
        .bind("escalated", next.level())
        .bind("escalates_at", next.nextAt().orElse(null))
        .add();
    if (next.level() > before.escalated()) {
      tell(before, Happened.ESCALATE, Escalation.text(next.level()).orElse(null));
    }
  }

  private void tell(Held before, Happened happened, String note) {
    told.bind("task", before.id())
        .bind("now", now)
        .bind("action", happened.text())
        .bind("state_from", before.standing().state().text())
        .bind("route_from", before.standing().routeCode())
        .bind("note", note)
        .add();
  }

  private static void bindEntry(PreparedBatch batch, Incoming incoming) {
    ListedEntry entry = incoming.entry();
    batch
        .bind("household", entry.householdKey())
        .bind("level", entry.level().text())
        .bindArray("rules", String.class, entry.rules())
        .bindArray("sources", String.class, entry.sources())
        .bind("first", entry.firstExposedAt())
        .bind("document", entry.documentNumber())
        .bind("phone", entry.phone())
        .bind("name", incoming.nameMasked())
        .bind("contact", incoming.contactSealed());
  }

  private void bindStanding(PreparedBatch batch, Standing standing, String transferTo) {
    Optional<Due> due = standing.due(order.deadlines());
    Escalation escalation = standing.escalation(order.deadlines(), now);
    batch
        .bind("state", standing.state().text())
        .bind("state_before", standing.before() == null ? null : standing.before().text())
        .bind("route", standing.routeCode())
        .bind("listed", standing.listedRoute())
        .bind("transfer_to", standing.state() == TaskState.TRANSFERRED ? transferTo : null)
        .bind("last", standing.lastExposedAt())
        .bind("until", standing.observeUntil())
        .bind("clock_at", standing.clockAt())
        .bind("step_at", standing.stepAt())
        .bind("due_at", due.map(Due::at).orElse(null))
        .bind("due_kind", due.map(one -> one.kind().text()).orElse(null))
        .bind("escalated", escalation.level())
        .bind("escalates_at", escalation.nextAt().orElse(null));
  }

  /** The events after what they tell of, whose version they name. */
  void flush() {
    for (PreparedBatch batch : new PreparedBatch[] {added, followed, withdrawn, escalated, told}) {
      if (batch.size() > 0) {
        batch.execute();
      }
      batch.close();
    }
  }
}
