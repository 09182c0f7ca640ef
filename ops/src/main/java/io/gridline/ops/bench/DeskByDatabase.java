package io.gridline.ops.bench;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.access.Accounts;
import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import io.gridline.desk.store.Contacts;
import io.gridline.desk.store.Orders;
import io.gridline.desk.store.Task;
import io.gridline.desk.store.Tasks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Gridline's claim of one task, shown as it is to a worker, without HTTP. */
final class DeskByDatabase implements DeskContender {

  private final DeskTasks rows;
  private final Database database;
  private final Tasks tasks;
  private final List<Session> sessions = new ArrayList<>();

  /**
   * @param keys the key folder
   * @param now the clock of the tasks
   */
  DeskByDatabase(DeskGround ground, Path keys, int connections, Clock now) {
    this.rows = new DeskTasks(ground);
    this.database = Database.open(ground.address(), connections);
    DivisionNames divisions = DivisionNames.read();
    this.tasks = new Tasks(database, new Orders(), divisions, new Contacts(keys), now);
    tasks.keepOrder(DeskGround.ORDER_YAML);
    Accounts accounts = new Accounts(database, divisions);
    for (int i = 0; i < ground.workers(); i++) {
      sessions.add(accounts.session(DeskGround.token(i)).orElseThrow());
    }
  }

  @Override
  public String name() {
    return "gridline";
  }

  @Override
  public void fill(int count) throws SQLException {
    rows.fill(count);
  }

  @Override
  public long claim(int worker) {
    List<Task> claimed = tasks.claim(sessions.get(worker), 1, "zh");
    return claimed.isEmpty() ? -1 : claimed.get(0).id();
  }

  @Override
  public long acknowledgedOnce() throws SQLException {
    return rows.acknowledgedOnce();
  }

  @Override
  public void close() {
    database.close();
  }
}
