package io.gridline.desk.export;

import io.gridline.connectors.lists.SpreadsheetCsv;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Session;
import io.gridline.desk.store.Task;
import io.gridline.desk.store.TaskPage;
import io.gridline.desk.store.TaskQuery;
import io.gridline.desk.store.Tasks;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Tasks as files, CSV and Excel: those that the account sees, masked as in a list, safe to open in
 * a spreadsheet, and each export logged.
 */
public final class Exports {

  private static final int PAGE = 200;
  private static final int MOST = 20_000;

  private final Tasks tasks;

  private Exports(Tasks tasks) {
    this.tasks = tasks;
  }

  public static void add(JavalinConfig config, Tasks tasks) {
    Exports exports = new Exports(tasks);
    config.routes.get("/api/v1/export.csv", exports::csv);
    config.routes.get("/api/v1/export.xlsx", exports::excel);
  }

  private void csv(Context context) throws IOException {
    byte[] file = SpreadsheetCsv.bytes(TaskTable.COLUMNS, rows(context, "csv"));
    context.contentType("text/csv; charset=utf-8");
    answer(context, file, "tasks.csv");
  }

  private void excel(Context context) throws IOException {
    List<List<String>> rows = rows(context, "xlsx");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(file, "Gridline", "1.0");
    Worksheet sheet = workbook.newWorksheet("tasks");
    write(sheet, 0, TaskTable.COLUMNS);
    for (int i = 0; i < rows.size(); i++) {
      write(sheet, i + 1, rows.get(i));
    }
    sheet.freezePane(0, 1);
    workbook.finish();
    context.contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    answer(context, file.toByteArray(), "tasks.xlsx");
  }

  /** As text, and never as a formula: so are strings in this format, and copied cells stay safe. */
  private static void write(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(row, column, SpreadsheetCsv.safe(cells.get(column)));
    }
  }

  private static void answer(Context context, byte[] file, String name) {
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"").result(file);
  }

  private List<List<String>> rows(Context context, String format) {
    Session who = RequestSession.of(context);
    List<List<String>> rows = new ArrayList<>();
    String cursor = null;
    do {
      TaskPage page =
          tasks.list(
              who,
              new TaskQuery(
                  context.queryParam("state"),
                  context.queryParam("due"),
                  context.queryParam("division"),
                  context.queryParam("order"),
                  "true".equals(context.queryParam("mine")),
                  cursor,
                  PAGE),
              who.language());
      for (Task task : page.items()) {
        rows.add(TaskTable.row(task));
      }
      cursor = page.nextCursor();
    } while (cursor != null && rows.size() < MOST);
    tasks.noteExport(who, format, rows.size());
    return rows;
  }
}
