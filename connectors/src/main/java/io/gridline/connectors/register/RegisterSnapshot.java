package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One state of a database, which lasts for as long as the connection that holds it. Other
 * connections read in it too.
 *
 * <p>TRUNCATE would empty a table for those who read an older state as well, so the tables are
 * locked against it; reading and writing them goes on.
 */
final class RegisterSnapshot implements OpenRegister {

  private final Connection holder;
  private final RegisterDatabase register;

  private RegisterSnapshot(Connection holder, RegisterDatabase register) {
    this.holder = holder;
    this.register = register;
  }

  static RegisterSnapshot take(DatabaseAddress address) {
    Connection holder = address.connect();
    try {
      return new RegisterSnapshot(holder, exported(holder, address));
    } catch (SQLException e) {
      quietly(holder);
      throw ServerRefusal.explained(address, e);
    } catch (RuntimeException e) {
      quietly(holder);
      throw e;
    }
  }

  private static RegisterDatabase exported(Connection holder, DatabaseAddress address)
      throws SQLException {
    Map<Table, DatabaseTable> tables = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      tables.put(table, DatabaseTable.find(holder, table, address));
    }
    try (Statement statement = holder.createStatement()) {
      statement.execute("CREATE TEMP TABLE gridline_may_ask (key text)");
      holder.setAutoCommit(false);
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      // First the locks, then the state: what was emptied in between is seen as empty by all.
      List<String> lockable =
          tables.values().stream()
              .filter(DatabaseTable::lockable)
              .map(DatabaseTable::name)
              .toList();
      if (!lockable.isEmpty()) {
        statement.execute(
            lockable.stream().collect(Collectors.joining(", ", "LOCK TABLE ", ""))
                + " IN ACCESS SHARE MODE");
      }
      try (ResultSet id = statement.executeQuery("SELECT pg_export_snapshot()")) {
        id.next();
        return new RegisterDatabase(address, id.getString(1), tables);
      }
    }
  }

  @Override
  public Register register() {
    return register;
  }

  @Override
  public void close() {
    quietly(holder);
  }

  /** Nothing was changed, so nothing can be lost. */
  private static void quietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // the server ends what is left of the session
    }
  }
}
