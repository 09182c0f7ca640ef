package io.gridline.desk.export;

import io.gridline.connectors.lists.SpreadsheetCsv;
import io.gridline.desk.access.RequestSession;
import io.gridline.desk.access.Session;
import io.gridline.desk.store.TaskQuery;
import io.gridline.desk.store.Tasks;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Tasks as files, CSV and Excel: those that the account sees, masked as in a list, safe to open in
 * a spreadsheet. A file is whole, and logged, before any of it leaves: of the tasks one page is
 * held at a time, and of the file its bytes.
 */
public final class Exports {

  private static final int PAGE = 200;

  /** Of files that are made at the same time: each may take tens of megabytes. */
  private static final int AT_ONCE = 2;

  private final Tasks tasks;
  private final Semaphore places = new Semaphore(AT_ONCE);

  private Exports(Tasks tasks) {
    this.tasks = tasks;
  }

  public static void add(JavalinConfig config, Tasks tasks) {
    Exports exports = new Exports(tasks);
    config.routes.get(
        "/api/v1/export.csv",
        context ->
            exports.answer(
                context,
                "csv",
                "text/csv; charset=utf-8",
                (file, rows) -> SpreadsheetCsv.write(file, TaskTable.COLUMNS, rows)));
    config.routes.get(
        "/api/v1/export.xlsx",
        context ->
            exports.answer(
                context,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Exports::writeWorkbook));
  }

  private interface Format {
    void write(OutputStream file, Iterable<List<String>> rows) throws IOException;
  }

  private void answer(Context context, String name, String type, Format format) throws IOException {
    RequestSession.doubt(context);
    if (!places.tryAcquire()) {
      throw new TooManyRequestsResponse();
    }
    try {
      Session who = RequestSession.of(context);
      TaskRows rows = new TaskRows(tasks, who, query(context));
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      format.write(file, rows);
      tasks.noteExport(who, name, rows.count());
      context
          .contentType(type)
          .header("Content-Disposition", "attachment; filename=\"tasks." + name + "\"")
          .result(file.toByteArray());
    } finally {
      places.release();
    }
  }

  private static TaskQuery query(Context context) {
    return new TaskQuery(
        context.queryParam("state"),
        context.queryParam("due"),
        context.queryParam("division"),
        context.queryParam("order"),
        "true".equals(context.queryParam("mine")),
        null,
        PAGE);
  }

  private static void writeWorkbook(OutputStream file, Iterable<List<String>> rows)
      throws IOException {
    try (Workbook workbook = new Workbook(file, "Gridline", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("tasks");
      sheet.freezePane(0, 1);
      int at = 0;
      write(sheet, at++, TaskTable.COLUMNS);
      for (List<String> row : rows) {
        write(sheet, at++, row);
        if (at % PAGE == 0) {
          sheet.flush();
        }
      }
    }
  }

  /** As text, and never as a formula: so are strings in this format, and copied cells stay safe. */
  private static void write(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.inlineString(row, column, SpreadsheetCsv.safe(cells.get(column)));
    }
  }
}
