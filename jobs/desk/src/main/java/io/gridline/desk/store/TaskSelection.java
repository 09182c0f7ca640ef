package io.gridline.desk.store;

import io.gridline.desk.access.Session;
import io.gridline.pipelines.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A page of tasks: what is asked, as SQL. */
final class TaskSelection {

  private static final int MOST = 200;
  private static final Duration TODAY = Duration.ofHours(24);
  private static final int COMMUNITY_DIGITS = 12;
  private static final String INSIDE = "(t.route_code >= :own AND t.route_code < :behind_own)";
  private static final String OFFERED = "t.transfer_to >= :own AND t.transfer_to < :behind_own";

  private final TaskQuery query;
  private final Session who;
  private final Instant now;
  private final StringBuilder where = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  TaskSelection(TaskQuery query, Session who, Instant now) {
    this.query = query;
    this.who = who;
    this.now = now;
  }

  int limit() {
    return Math.max(1, Math.min(MOST, query.limit()));
  }

  /** Whether each has something due, so that they come by that; the others come latest first. */
  private boolean isByDue() {
    String state = state();
    return !state.equals("all") && !state.equals("closed") && !state.equals("withdrawn");
  }

  private String state() {
    return query.state() == null ? "open" : query.state();
  }

  /**
   * One more than the page has, when there are more. Row-level security asks whether a task is in
   * the division or offered to it, which no index answers: each is asked for by itself, with its
   * bounds, and of both together the first.
   */
  List<StoredTask> read(Handle handle) {
    addState();
    addDue();
    if (query.division() != null) {
      and("t.route_code >= :division AND t.route_code < :behind", "division", query.division());
      values.put("behind", query.division() + ":");
    }
    if (query.order() != null) {
      and("t.order_id = :order", "order", query.order());
    }
    if (query.mine()) {
      and("t.claimed_by = :me", "me", who.accountId());
    }
    addCursor();
    values.put("own", who.division());
    values.put("behind_own", who.division() + ":");
    String sequence = isByDue() ? " ORDER BY t.due_at, t.task_id" : " ORDER BY t.task_id DESC";
    String found =
        state().equals("incoming")
            ? found(OFFERED, sequence)
            : "(%s) UNION ALL (%s)"
                .formatted(found(own(), sequence), found(OFFERED + " AND NOT " + INSIDE, sequence));
    return handle
        .createQuery(
            StoredTask.SELECT
                + "WHERE t.task_id = ANY (ARRAY (SELECT t.task_id FROM (%s) t%s LIMIT :limit))%s"
                    .formatted(found, sequence, sequence))
        .bindMap(values)
        .bind("limit", limit() + 1)
        .addCustomizer(new PlannedAnew())
        .map((row, context) -> StoredTask.of(row))
        .list();
  }

  private String found(String whose, String sequence) {
    return "SELECT t.task_id, t.due_at FROM task t WHERE "
        + whose
        + where
        + sequence
        + " LIMIT :limit";
  }

  /** There is nothing below a community: of one code, the index has them in sequence. */
  private String own() {
    return who.division().length() == COMMUNITY_DIGITS ? "t.route_code = :own" : INSIDE;
  }

  private void addState() {
    switch (state()) {
      case "open", "incoming" -> where.append(" AND t.due_at IS NOT NULL");
      case "escalated" -> where.append(" AND t.due_at IS NOT NULL AND t.escalated > 0");
      case "all" -> where.append("");
      default -> and("t.state = :state", "state", known(state()));
    }
  }

  private static String known(String state) {
    return Arrays.stream(TaskState.values())
        .map(TaskState::text)
        .filter(state::equals)
        .findFirst()
        .orElseThrow(() -> new BadQuery("state"));
  }

  private void addDue() {
    if ("overdue".equals(query.due())) {
      and("t.due_at <= :now", "now", now);
    } else if ("today".equals(query.due())) {
      and("t.due_at <= :today", "today", now.plus(TODAY));
    } else if (query.due() != null) {
      throw new BadQuery("due");
    }
  }

  private void addCursor() {
    if (query.cursor() == null) {
      return;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(query.cursor()), StandardCharsets.UTF_8)
              .split(" ");
      long id = Long.parseLong(parts[parts.length - 1]);
      if (isByDue()) {
        and(
            "(t.due_at, t.task_id) > (:from_due, :from_id)",
            Map.of("from_due", Instant.parse(parts[0]), "from_id", id));
      } else {
        and("t.task_id < :from_id", "from_id", id);
      }
    } catch (IllegalArgumentException | DateTimeParseException notOurs) {
      throw new BadQuery("cursor");
    }
  }

  String cursorBehind(StoredTask last) {
    String text = isByDue() ? last.dueAt() + " " + last.id() : String.valueOf(last.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void and(String condition, String name, Object value) {
    and(condition, Map.of(name, value));
  }

  private void and(String condition, Map<String, Object> named) {
    where.append(" AND ").append(condition);
    values.putAll(named);
  }
}
