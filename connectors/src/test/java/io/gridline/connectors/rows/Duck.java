package io.gridline.connectors.rows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB, which writes Parquet by code that is not ours. */
public final class Duck {

  private Duck() {}

  /** Writes what a query gives. */
  public static Path parquet(Path file, String query) {
    return parquet(file, query, "COMPRESSION snappy");
  }

  /**
   * @param options of the COPY, beside the format
   */
  public static Path parquet(Path file, String query, String options) {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
      return file;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
