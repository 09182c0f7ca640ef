package io.gridline.rivals.duckdb;

import io.gridline.rivals.Script;
import io.gridline.rivals.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs the scripts that a request names, one after the other, in a database in memory that is new
 * for each request; all processors, and spilling to the request's scratch folder.
 */
final class DuckDb {

  private DuckDb() {}

  public static void main(String[] args) throws IOException {
    Server.serve(args, DuckDb::run);
  }

  private static void run(Map<String, String> request) throws IOException, SQLException {
    Map<String, String> quoted = new HashMap<>();
    request.forEach((name, value) -> quoted.put(name, value.replace("'", "''")));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET temp_directory = '" + quoted.get("scratch") + "'");
      statement.execute("SET memory_limit = '" + quoted.get("memory") + "'");
      statement.execute("SET threads = " + quoted.get("threads"));
      // results are compared as sets: no need to keep the order of rows
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("SET TimeZone = 'Asia/Shanghai'");
      for (String script : request.get("scripts").split(",")) {
        for (String sql : Script.statements(DuckDb.class, script + ".sql", quoted)) {
          statement.execute(sql);
        }
      }
    }
  }
}
