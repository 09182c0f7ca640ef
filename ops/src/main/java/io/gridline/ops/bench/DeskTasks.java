package io.gridline.ops.bench;

import java.sql.SQLException;

/** Tasks in the desk's own tables. */
record DeskTasks(DeskGround ground) {

  void fill(int tasks) throws SQLException {
    ground.execute("TRUNCATE desk.task CASCADE");
    ground.add("desk.task", 0, tasks);
    ground.settle("desk.task");
  }

  /** With one line of history that says so. */
  long acknowledgedOnce() throws SQLException {
    return ground.count(
        """
        SELECT count(*) FROM (
          SELECT t.task_id FROM desk.task t JOIN desk.task_event e USING (task_id)
          WHERE t.state = 'acknowledged' AND t.version = 2 AND e.action = 'acknowledge'
            AND e.account_id = t.claimed_by
          GROUP BY t.task_id HAVING count(*) = 1) AS once
        """);
  }
}
