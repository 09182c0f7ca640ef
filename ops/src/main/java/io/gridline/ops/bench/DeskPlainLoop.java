package io.gridline.ops.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The queue that many write by hand: the next row, locked and passed over by others; acknowledged;
 * committed. It keeps no history, asks nobody who they are, and has one index besides its key.
 */
final class DeskPlainLoop implements DeskContender {

  private static final String NEXT =
      "SELECT task_id FROM plain.task WHERE route_code = ? AND state IN ('new', 'delivered')"
          + " ORDER BY due_at, task_id LIMIT 1 FOR UPDATE SKIP LOCKED";
  private static final String ACKNOWLEDGE =
      "UPDATE plain.task SET state = 'acknowledged', version = version + 1, claimed_by = ?,"
          + " due_at = clock_at + interval '24 hours', due_kind = 'first_visit' WHERE task_id = ?";

  private final DeskGround ground;
  private final HikariDataSource pool;

  DeskPlainLoop(DeskGround ground, int connections) {
    this.ground = ground;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(ground.url());
    config.setMaximumPoolSize(connections);
    config.setAutoCommit(false);
    this.pool = new HikariDataSource(config);
  }

  @Override
  public String name() {
    return PLAIN;
  }

  @Override
  public void fill(int tasks) throws SQLException {
    ground.execute("TRUNCATE plain.task");
    ground.add("plain.task", 0, tasks);
    ground.settle("plain.task");
  }

  @Override
  public long claim(int worker) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      long task = next(connection, worker);
      if (task >= 0) {
        try (PreparedStatement acknowledge = connection.prepareStatement(ACKNOWLEDGE)) {
          acknowledge.setLong(1, worker);
          acknowledge.setLong(2, task);
          acknowledge.executeUpdate();
        }
      }
      connection.commit();
      return task;
    }
  }

  private static long next(Connection connection, int worker) throws SQLException {
    try (PreparedStatement next = connection.prepareStatement(NEXT)) {
      next.setString(1, DeskGround.community(worker));
      try (ResultSet row = next.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  @Override
  public long acknowledgedOnce() throws SQLException {
    return ground.count(
        "SELECT count(*) FROM plain.task WHERE state = 'acknowledged' AND version = 2");
  }

  @Override
  public void close() {
    pool.close();
  }
}
