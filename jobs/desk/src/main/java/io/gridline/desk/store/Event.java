package io.gridline.desk.store;

import java.time.Instant;

/**
 * One thing that happened to a task.
 *
 * @param account whose; {@code desk} when nobody's
 * @param from the state before; null for the first
 * @param note what was written; null for nothing
 */
public record Event(
    Instant at,
    String account,
    String action,
    String from,
    String to,
    String note,
    String outcome) {}
