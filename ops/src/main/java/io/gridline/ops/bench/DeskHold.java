package io.gridline.ops.bench;

import io.gridline.jobs.screen.Progress;
import io.gridline.ops.servers.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Gridline's claims on two databases of one server, a slice on the one and a slice on the other: on
 * one somebody's transaction stays open, which has read the tasks and locked one. A database's old
 * rows stay for as long as a transaction in it might read them; the other's do not.
 */
final class DeskHold {

  private static final long LONGEST_SLICE_MILLIS = 10_000;
  private static final long SLICES = 20;
  private static final double LAST_PART = 0.2;

  /**
   * A slice on each.
   *
   * @param atSeconds how long the transaction was open then
   */
  record Slice(double atSeconds, double perSecondWith, double perSecondWithout) {}

  /**
   * What came out.
   *
   * @param seconds how long the transaction was open
   * @param tasksWith how many were acknowledged beside it
   * @param asMany with it, of what was acknowledged without
   * @param asManyAtTheEnd the same of the last fifth of the time
   */
  record Held(
      double seconds,
      long tasksWith,
      double perSecondWith,
      double perSecondWithout,
      double asMany,
      double asManyAtTheEnd,
      List<Slice> slices) {}

  private static final class Lane {
    private final DeskGround ground;
    private final DeskContender contender;
    private int made;
    private long done;

    Lane(DeskGround ground, DeskContender contender) {
      this.ground = ground;
      this.contender = contender;
    }

    void add(int tasks) throws SQLException {
      ground.add("desk.task", made, tasks);
      made += tasks;
    }
  }

  private final DeskBenchSettings settings;
  private final PostgresServer server;
  private final Path keys;
  private final DeskWorkers workers;
  private final Progress progress;

  DeskHold(
      DeskBenchSettings settings,
      PostgresServer server,
      Path keys,
      DeskWorkers workers,
      Progress progress) {
    this.settings = settings;
    this.server = server;
    this.keys = keys;
    this.workers = workers;
    this.progress = progress;
  }

  Held run() throws SQLException, InterruptedException {
    progress.begins("with a transaction held open, and without");
    server.execute("CREATE DATABASE held", "CREATE DATABASE free");
    Lane with = lane("held");
    Lane without = lane("free");
    List<Slice> slices = new ArrayList<>();
    double open = 0;
    try (DeskContender first = with.contender;
        DeskContender second = without.contender;
        Connection holder = DriverManager.getConnection(with.ground.url())) {
      slice(with);
      slice(without);
      hold(holder);
      long begun = System.nanoTime();
      while (open * 1000 < settings.holdMillis()) {
        boolean heldFirst = slices.size() % 2 == 0;
        double one = slice(heldFirst ? with : without);
        double other = slice(heldFirst ? without : with);
        open = (System.nanoTime() - begun) / 1e9;
        slices.add(new Slice(open, heldFirst ? one : other, heldFirst ? other : one));
        say(slices.get(slices.size() - 1));
      }
      holder.rollback();
    }
    return held(open, with.done, slices);
  }

  private Lane lane(String database) throws SQLException {
    DeskGround ground = new DeskGround(server, database, settings.workers());
    ground.prepare();
    Lane lane =
        new Lane(ground, new DeskByDatabase(ground, keys, settings.connections(), DeskBench.NOW));
    lane.add(settings.tasks());
    ground.settle("desk.task");
    return lane;
  }

  /** A report that somebody left open. */
  private static void hold(Connection holder) throws SQLException {
    holder.setAutoCommit(false);
    holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = holder.createStatement()) {
      statement.execute("SELECT count(*) FROM desk.task");
      statement.execute("SELECT FROM desk.task ORDER BY task_id DESC LIMIT 1 FOR UPDATE");
    }
  }

  /** The rate of a slice; there are always more tasks than it takes, made before. */
  private double slice(Lane lane) throws SQLException, InterruptedException {
    while (lane.made - lane.done < settings.tasks()) {
      lane.add(settings.tasks());
      lane.ground.execute("CHECKPOINT");
    }
    DeskWorkers.Done done = workers.work(lane.contender, 0, sliceNanos());
    lane.done += done.acknowledged().size();
    return done.acknowledged().size() / done.seconds();
  }

  private long sliceNanos() {
    return Math.min(LONGEST_SLICE_MILLIS, settings.holdMillis() / SLICES) * 1_000_000;
  }

  private void say(Slice slice) {
    progress.says(
        String.format(
            Locale.ROOT,
            "open for %.0f s: %,d tasks/s, without %,d",
            slice.atSeconds(),
            Math.round(slice.perSecondWith()),
            Math.round(slice.perSecondWithout())));
  }

  private static Held held(double seconds, long tasks, List<Slice> slices) {
    List<Slice> last =
        slices.stream().filter(slice -> slice.atSeconds() > seconds * (1 - LAST_PART)).toList();
    return new Held(
        seconds,
        tasks,
        mean(slices, Slice::perSecondWith),
        mean(slices, Slice::perSecondWithout),
        mean(slices, Slice::perSecondWith) / mean(slices, Slice::perSecondWithout),
        mean(last, Slice::perSecondWith) / mean(last, Slice::perSecondWithout),
        slices);
  }

  private static double mean(List<Slice> slices, ToDoubleFunction<Slice> figure) {
    return slices.stream().mapToDouble(figure).average().orElse(0);
  }
}
