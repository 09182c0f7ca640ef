package io.gridline.desk.page;

import io.gridline.desk.DeskParts;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Role;
import io.gridline.desk.access.Session;
import io.gridline.desk.store.Task;
import io.gridline.desk.store.TaskDetail;
import io.gridline.desk.store.TaskPage;
import io.gridline.desk.store.TaskQuery;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A worker's pages: what is due, and one task. */
final class TaskPages {

  private static final int PAGE = 30;

  /** What a phone takes along for an hour without a network. */
  private static final int PACK = 60;

  private final DeskParts parts;
  private final Writer writer;

  TaskPages(DeskParts parts, Writer writer) {
    this.parts = parts;
    this.writer = writer;
  }

  void add(JavalinConfig config) {
    config.routes.get("/", this::list);
    config.routes.get("/tasks/{id}", this::task);
    config.routes.get("/pack", this::pack);
  }

  private void list(Context context) {
    Session who = RequestSession.of(context);
    if (who.role() == Role.OFFICER && context.queryString() == null) {
      context.redirect("/map", HttpStatus.SEE_OTHER);
      return;
    }
    String show = context.queryParam("show");
    context.html(
        renderList(context, who, show == null ? "open" : show, context.queryParam("cursor")));
  }

  private String renderList(Context context, Session who, String show, String cursor) {
    Screen screen = writer.screen(context, "tasks", "tasks.title");
    TaskPage page = parts.tasks().list(who, query(show, cursor), screen.texts().language().tag());
    return writer.render(
        "tasks",
        screen,
        Map.of(
            "visits",
            Visit.of(page.items()),
            "show",
            show,
            "next",
            page.nextCursor() == null ? "" : page.nextCursor()));
  }

  private static TaskQuery query(String show, String cursor) {
    return switch (show) {
      case "overdue" -> new TaskQuery("open", "overdue", null, null, false, cursor, PAGE);
      case "mine" -> new TaskQuery("open", null, null, null, true, cursor, PAGE);
      case "incoming" -> new TaskQuery("incoming", null, null, null, false, cursor, PAGE);
      case "done" -> new TaskQuery("closed", null, null, null, false, cursor, PAGE);
      case "withdrawn" -> new TaskQuery("withdrawn", null, null, null, false, cursor, PAGE);
      default -> new TaskQuery("open", null, null, null, false, cursor, PAGE);
    };
  }

  private void task(Context context) {
    Session who = RequestSession.of(context);
    long id;
    try {
      id = Long.parseLong(context.pathParam("id"));
    } catch (NumberFormatException notANumber) {
      throw new NotFoundResponse();
    }
    TaskDetail detail =
        parts
            .tasks()
            .find(who, id, Writer.language(context).tag())
            .orElseThrow(NotFoundResponse::new);
    context.html(renderTask(context, detail));
  }

  private String renderTask(Context context, TaskDetail detail) {
    Task task = detail.task();
    Screen screen = writer.screen(context, "tasks", "task.title", task.nameMasked());
    return writer.render("task", screen, Map.of("detail", detail));
  }

  /**
   * The list and the tasks on it as pages by their paths, in one answer: a phone keeps them for
   * when there is no network. Values are masked in it as on every page.
   */
  private void pack(Context context) {
    Session who = RequestSession.of(context);
    String language = Writer.language(context).tag();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/", renderList(context, who, "open", null));
    List<Task> tasks =
        parts
            .tasks()
            .list(who, new TaskQuery("open", null, null, null, false, null, PACK), language)
            .items();
    for (TaskDetail detail :
        parts.tasks().find(who, tasks.stream().map(Task::id).toList(), language)) {
      pages.put("/tasks/" + detail.task().id(), renderTask(context, detail));
    }
    context.contentType("application/json").result(ScriptData.of(pages));
  }
}
