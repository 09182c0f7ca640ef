package io.gridline.desk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL under one of the database's roles, as somebody would send it who is past the desk. */
public final class Sql {

  private final ADesk desk;
  private final String role;
  private String session = "";

  private Sql(ADesk desk, String role) {
    this.desk = desk;
    this.role = role;
  }

  public static Sql as(ADesk desk, String role) {
    return new Sql(desk, role);
  }

  /**
   * @param tokenHash what the transaction says its session is
   */
  public Sql in(String tokenHash) {
    session = tokenHash;
    return this;
  }

  /** The first column of each row, as text. */
  public List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection(desk.url(role));
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = desk");
      statement.execute("SET desk.session = '" + session + "'");
      List<String> rows = new ArrayList<>();
      if (statement.execute(sql)) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            rows.add(result.getString(1));
          }
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getSQLState(), e);
    }
  }
}
