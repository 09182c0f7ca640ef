package io.gridline.desk.store;

import io.gridline.pipelines.task.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A row of the task table.
 *
 * @param claimedBy the account's name; null when nobody has it or it is out of sight
 */
record StoredTask(
    long id,
    int version,
    String order,
    Standing standing,
    String transferTo,
    String transferReason,
    String level,
    List<String> rules,
    List<String> sources,
    Instant firstExposedAt,
    String householdKey,
    int householdSize,
    String documentMasked,
    String phoneMasked,
    String nameMasked,
    String claimedBy,
    Instant dueAt,
    String dueKind,
    int escalated,
    String outcome,
    String withdrawnWhy) {

  /** Ends before WHERE. */
  static final String SELECT =
      """
      SELECT t.*, a.account AS claimed_by_account,
        CASE WHEN t.household_key = '' THEN 0 ELSE (
          SELECT count(*) FROM task h WHERE h.order_id = t.order_id AND h.household_key <> ''
            AND h.household_key = t.household_key AND h.state NOT IN ('closed', 'withdrawn'))
        END AS household_size
      FROM task t LEFT JOIN account a ON a.account_id = t.claimed_by
      """;

  static StoredTask of(ResultSet row) throws SQLException {
    return new StoredTask(
        row.getLong("task_id"),
        row.getInt("version"),
        row.getString("order_id"),
        TaskColumns.standing(row),
        row.getString("transfer_to"),
        row.getString("transfer_reason"),
        row.getString("level"),
        TaskColumns.texts(row, "rules"),
        TaskColumns.texts(row, "sources"),
        TaskColumns.instant(row, "first_exposed_at"),
        row.getString("household_key"),
        row.getInt("household_size"),
        row.getString("document_masked"),
        row.getString("phone_masked"),
        row.getString("name_masked"),
        row.getString("claimed_by_account"),
        TaskColumns.instant(row, "due_at"),
        row.getString("due_kind"),
        row.getInt("escalated"),
        row.getString("outcome"),
        row.getString("withdrawn_why"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return TaskColumns.instant(row, column);
  }
}
