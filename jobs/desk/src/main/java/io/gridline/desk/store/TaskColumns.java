package io.gridline.desk.store;

import io.gridline.pipelines.task.Standing;
import io.gridline.pipelines.task.TaskState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** How the columns of a row of the task table are read. */
public final class TaskColumns {

  private TaskColumns() {}

  public static Standing standing(ResultSet row) throws SQLException {
    String before = row.getString("state_before");
    return new Standing(
        TaskState.of(row.getString("state")),
        before == null ? null : TaskState.of(before),
        row.getString("route_code"),
        row.getString("listed_route"),
        instant(row, "last_exposed_at"),
        instant(row, "observe_until"),
        instant(row, "clock_at"),
        instant(row, "step_at"));
  }

  /** Null where there is none. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Empty where there is none. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
