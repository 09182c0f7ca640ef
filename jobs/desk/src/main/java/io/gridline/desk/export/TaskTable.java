package io.gridline.desk.export;

import io.gridline.desk.store.Task;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tasks as rows of a table: what a list shows, numbers and names masked. */
public final class TaskTable {

  static final List<String> COLUMNS =
      List.of(
          "order",
          "task",
          "state",
          "level",
          "name",
          "document_number",
          "phone",
          "reasons",
          "first_exposed_at",
          "last_exposed_at",
          "observe_until",
          "route_code",
          "division",
          "waits_for",
          "due_at",
          "overdue",
          "escalated_to",
          "claimed_by");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.ofHours(8));

  private TaskTable() {}

  static List<String> row(Task task) {
    return List.of(
        task.order(),
        String.valueOf(task.id()),
        task.state(),
        task.level(),
        task.nameMasked(),
        task.documentMasked(),
        task.phoneMasked(),
        String.join(";", task.reasons()),
        time(task.firstExposedAt()),
        time(task.lastExposedAt()),
        time(task.observeUntil()),
        task.routeCode(),
        task.routeName(),
        text(task.dueKind()),
        time(task.dueAt()),
        String.valueOf(task.overdue()),
        text(task.escalatedTo()),
        text(task.claimedBy()));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static String time(Instant instant) {
    return instant == null ? "" : TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
