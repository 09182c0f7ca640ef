package io.gridline.connectors.register;

import io.gridline.connectors.register.Question.Filtered;
import io.gridline.connectors.register.Question.Key;
import io.gridline.connectors.register.Question.Keyed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Asks one table, in a session of its own and in the state of a snapshot. The keys go to the server
 * into temporary tables, and only rows that join one come back.
 */
final class LookUp {

  private static final int ROWS_AT_ONCE = 10_000;

  /**
   * The planner takes the two functions that find the digits of a number for as cheap as comparing
   * two whole numbers, and would rather call them for a whole table than use an index. So a row
   * costs as much as they do: up to some hundredths of a table are looked up by an index.
   */
  private static final String PLANNING =
      "SET LOCAL cpu_tuple_cost = 0.3; SET LOCAL random_page_cost = 1.1; SET LOCAL jit = off";

  private final DatabaseAddress address;
  private final String snapshot;
  private final DatabaseTable table;

  LookUp(DatabaseAddress address, String snapshot, DatabaseTable table) {
    this.address = address;
    this.snapshot = snapshot;
    this.table = table;
  }

  /** Shows every row to {@code seen}, always as the same object, and some perhaps twice. */
  void ask(List<Question> questions, Consumer<TableRow> seen) {
    if (questions.isEmpty()) {
      return;
    }
    String where = address + ", table " + table.name();
    try (Connection connection = address.connect()) {
      // A transaction that only reads may fill temporary tables, but not make them.
      for (Question question : questions) {
        if (question instanceof Keyed keyed) {
          create(connection, keyed);
        }
      }
      begin(connection);
      execute(connection, "SET TRANSACTION SNAPSHOT '" + snapshot + "'");
      TableRow row = new TableRow(line -> where, table.columnNames());
      for (Question question : questions) {
        ask(connection, question, row, seen);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw ServerRefusal.explained(where, e);
    } catch (IOException e) {
      throw ServerRefusal.explained(where, behind(e));
    }
  }

  static void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; " + PLANNING);
  }

  private void ask(Connection connection, Question question, TableRow row, Consumer<TableRow> seen)
      throws SQLException, IOException {
    if (question instanceof Keyed keyed) {
      fill(connection, keyed);
    }
    try (PreparedStatement select =
        connection.prepareStatement(table.select() + question.condition())) {
      if (question instanceof Filtered filtered) {
        for (int i = 0; i < filtered.parameters().size(); i++) {
          select.setString(i + 1, filtered.parameters().get(i));
        }
      }
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet result = select.executeQuery()) {
        String[] values = new String[table.columns().size()];
        while (result.next()) {
          for (int i = 0; i < values.length; i++) {
            String value = result.getString(i + 1);
            values[i] = value == null ? "" : value;
          }
          row.move(0, column -> values[column]);
          row.requireText();
          seen.accept(row);
        }
      }
    }
  }

  static void create(Connection connection, Keyed keyed) throws SQLException {
    execute(
        connection,
        "CREATE TEMP TABLE %s (key text COLLATE \"C\", type text COLLATE \"C\")"
            .formatted(keyed.table()));
  }

  static void fill(Connection connection, Keyed keyed) throws SQLException, IOException {
    copy(connection, keyed.table(), keyed.keys());
    execute(connection, "ANALYZE pg_temp." + keyed.table());
  }

  private static void copy(Connection connection, String table, Set<Key> keys)
      throws SQLException, IOException {
    try (Writer rows =
        new BufferedWriter(
            new OutputStreamWriter(
                new PGCopyOutputStream(
                    connection.unwrap(PGConnection.class), "COPY pg_temp." + table + " FROM STDIN"),
                StandardCharsets.UTF_8))) {
      for (Key key : keys) {
        rows.write(escaped(key.key()));
        rows.write('\t');
        rows.write(key.type());
        rows.write('\n');
      }
    }
  }

  private static SQLException behind(IOException failedCopy) {
    return failedCopy.getCause() instanceof SQLException cause
        ? cause
        : new SQLException("copying keys", "08006");
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
