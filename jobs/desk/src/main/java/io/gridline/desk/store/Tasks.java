package io.gridline.desk.store;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import io.gridline.pipelines.order.InvalidOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tasks of the divisions that an account sees; each call is one transaction, which the database
 * itself holds to that. Safe to use from several threads.
 */
public final class Tasks {

  private final Database database;
  private final Orders orders;
  private final TaskView view;
  private final TaskSteps steps;
  private final Contacts contacts;
  private final Clock clock;
  private final Claims claims = new Claims(System::nanoTime);

  public Tasks(
      Database database, Orders orders, DivisionNames divisions, Contacts contacts, Clock clock) {
    this.database = database;
    this.orders = orders;
    this.view = new TaskView(divisions);
    this.contacts = contacts;
    this.clock = clock;
    this.steps = new TaskSteps(orders, divisions, clock);
  }

  /** By what is due first. What a worker is shown for the first time counts as delivered. */
  public TaskPage list(Session who, TaskQuery query, String language) {
    return database.as(
        who.tokenHash(),
        handle -> {
          TaskSelection selection = new TaskSelection(query, who, clock.instant());
          List<StoredTask> found = selection.read(handle);
          List<StoredTask> shown = found.subList(0, Math.min(found.size(), selection.limit()));
          String next =
              found.size() > shown.size()
                  ? selection.cursorBehind(shown.get(shown.size() - 1))
                  : null;
          return new TaskPage(show(handle, deliver(handle, shown, who), who, language), next);
        });
  }

  private List<StoredTask> deliver(Handle handle, List<StoredTask> tasks, Session who) {
    Long[] fresh =
        tasks.stream()
            .filter(task -> Delivery.isDue(task, who))
            .map(StoredTask::id)
            .toArray(Long[]::new);
    if (fresh.length == 0) {
      return tasks;
    }
    Delivery.note(handle, fresh, clock.instant());
    return StoredTasks.byId(handle, tasks.stream().map(StoredTask::id).toList());
  }

  private List<Task> show(Handle handle, List<StoredTask> tasks, Session who, String language) {
    Instant now = clock.instant();
    Map<String, KnownOrder> known = new HashMap<>();
    return tasks.stream()
        .map(
            task ->
                view.of(
                    task,
                    known.computeIfAbsent(task.order(), order -> orders.of(handle, order)),
                    who,
                    language,
                    now))
        .toList();
  }

  /** One task with its history, its checks and its household. */
  public Optional<TaskDetail> find(Session who, long id, String language) {
    return find(who, List.of(id), language).stream().findFirst();
  }

  /** Several, in this sequence, as far as the account sees them. */
  public List<TaskDetail> find(Session who, List<Long> ids, String language) {
    return database.as(
        who.tokenHash(),
        handle -> {
          List<StoredTask> tasks = deliver(handle, StoredTasks.byId(handle, ids), who);
          Map<Long, List<Check>> checks = History.checks(handle, ids);
          Map<Long, List<Event>> events = History.events(handle, ids);
          List<StoredTask> members = StoredTasks.members(handle, tasks);
          Map<Long, Task> shown = new HashMap<>();
          show(handle, tasks, who, language).forEach(task -> shown.put(task.id(), task));
          show(handle, members, who, language).forEach(task -> shown.putIfAbsent(task.id(), task));
          return tasks.stream()
              .map(
                  task ->
                      new TaskDetail(
                          shown.get(task.id()).with(checks.getOrDefault(task.id(), List.of())),
                          events.getOrDefault(task.id(), List.of()),
                          StoredTasks.othersOf(task, members).stream()
                              .map(member -> shown.get(member.id()))
                              .toList()))
              .toList();
        });
  }

  /** Takes an action, once. */
  public Answer act(Session who, long id, Action action, String language) {
    return database.as(
        who.tokenHash(),
        handle -> {
          TaskSteps.Result result = steps.take(handle, who, id, action);
          List<StoredTask> now = StoredTasks.byId(handle, result.tasks());
          List<Task> shown = show(handle, now, who, language);
          return result
              .refusal()
              .<Answer>map(code -> new Answer.Refused(code, shown.isEmpty() ? null : shown.get(0)))
              .orElseGet(() -> new Answer.Done(shown));
        });
  }

  /** Acknowledges the next tasks that wait for somebody, none of which anybody else gets. */
  public List<Task> claim(Session who, int limit, String language) {
    Instant now = clock.instant();
    return claims.take(database, who, limit, now).stream()
        .map(
            claimed ->
                view.of(
                    claimed.task(),
                    orders.of(who, database, claimed.task().order(), claimed.orderVersion()),
                    who,
                    language,
                    now))
        .toList();
  }

  /** A coordinator gives tasks to somebody; those that were given. */
  public List<Task> assign(Session who, List<Long> ids, String account, String language) {
    return database.as(
        who.tokenHash(),
        handle -> {
          List<Long> given =
              handle
                  .createQuery("SELECT * FROM assign_tasks(:ids, :account, :now)")
                  .bindArray("ids", Long.class, ids)
                  .bind("account", account)
                  .bind("now", clock.instant())
                  .mapTo(Long.class)
                  .list();
          return show(handle, StoredTasks.byId(handle, given), who, language);
        });
  }

  /**
   * Opens one field of a task's contact, which is logged; empty when it is not this account's to
   * open, or the order's keys are gone.
   *
   * @param field document, phone, name or address
   */
  public Optional<String> open(Session who, long id, String field) {
    return database.as(who.tokenHash(), handle -> contacts.open(handle, id, field));
  }

  /**
   * Notes that tasks were taken away, on paper or in a file.
   *
   * @param format csv, xlsx or print
   */
  public void noteExport(Session who, String format, int tasks) {
    database.as(
        who.tokenHash(),
        handle ->
            handle
                .createQuery("SELECT note_export(:format, :tasks)")
                .bind("format", format)
                .bind("tasks", tasks)
                .mapToMap()
                .list());
  }

  /** Whether a code can be transferred to under an order. */
  static boolean isReachable(KnownOrder order, String code, DivisionNames divisions) {
    return order.covers(code) && !divisions.own(code).isEmpty();
  }

  /** For the order of a run that is taken in. */
  public void keepOrder(String yaml) throws InvalidOrder {
    database.asIntake(
        handle -> {
          orders.keep(handle, yaml);
          return null;
        });
  }
}
