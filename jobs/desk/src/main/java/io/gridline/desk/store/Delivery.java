package io.gridline.desk.store;

import io.gridline.desk.access.Role;
import io.gridline.desk.access.Session;
import io.gridline.pipelines.task.TaskState;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** A new task is delivered when the community that has it is shown it. */
final class Delivery {

  private Delivery() {}

  static boolean isDue(StoredTask task, Session who) {
    return who.role() == Role.WORKER
        && task.standing().state() == TaskState.NEW
        && who.covers(task.standing().routeCode());
  }

  static void note(Handle handle, Long[] tasks, Instant now) {
    handle
        .createQuery("SELECT deliver(:tasks, :now)")
        .bind("tasks", tasks)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }
}
