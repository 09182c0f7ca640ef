package io.gridline.desk.export;

import io.gridline.desk.access.Session;
import io.gridline.desk.store.Task;
import io.gridline.desk.store.TaskPage;
import io.gridline.desk.store.TaskQuery;
import io.gridline.desk.store.Tasks;
import io.javalin.http.HttpResponseException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The tasks of a query as rows, read a page at a time as they are asked for; to be gone through
 * once.
 */
final class TaskRows implements Iterable<List<String>>, Iterator<List<String>> {

  /** More than one division has; beyond it a spreadsheet is the wrong tool. */
  static final int MOST = 100_000;

  private static final int TOO_MANY = 422;

  private final Tasks tasks;
  private final Session who;
  private TaskQuery next;
  private Iterator<Task> page = List.<Task>of().iterator();
  private int count;

  /**
   * @param query its limit is the size of a page
   */
  TaskRows(Tasks tasks, Session who, TaskQuery query) {
    this.tasks = tasks;
    this.who = who;
    this.next = query;
  }

  @Override
  public Iterator<List<String>> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && next != null) {
      TaskPage read = tasks.list(who, next, who.language());
      page = read.items().iterator();
      next = read.nextCursor() == null ? null : next.from(read.nextCursor());
    }
    return page.hasNext();
  }

  /**
   * @throws HttpResponseException when there are too many
   */
  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (++count > MOST) {
      throw new HttpResponseException(TOO_MANY);
    }
    return TaskTable.row(page.next());
  }

  /** How many were given. */
  int count() {
    return count;
  }
}
