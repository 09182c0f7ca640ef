package io.gridline.connectors.register;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * A real server for the tests of one class. The role {@code clerk} may log in with its password
 * only; everybody else without.
 */
final class Postgres implements AutoCloseable {

  static final String PASSWORD = "open&sesame 100%";

  private final EmbeddedPostgres server;
  private int schemas;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start(Path folder) throws IOException, SQLException {
    Path data = folder.resolve("pg");
    Postgres postgres =
        new Postgres(
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.toFile())
                .setServerConfig("max_connections", "30")
                .start());
    postgres.execute("CREATE ROLE clerk LOGIN PASSWORD '" + PASSWORD + "'");
    Path access = data.resolve("pg_hba.conf");
    Files.writeString(
        access, "host all clerk 127.0.0.1/32 scram-sha-256\n" + Files.readString(access));
    postgres.execute("SELECT pg_reload_conf()");
    return postgres;
  }

  int port() {
    return server.getPort();
  }

  /** A schema of its own, with tables whose columns are all text, and no index. */
  String textTables() throws SQLException {
    return tables(
        "CREATE TABLE person (%s)".formatted(textColumns(RegisterOnDisk.PERSON_HEADER)),
        "CREATE TABLE travel_document (%s)".formatted(textColumns(RegisterOnDisk.DOCUMENT_HEADER)),
        "CREATE TABLE subscription (%s)"
            .formatted(textColumns(RegisterOnDisk.SUBSCRIPTION_HEADER)));
  }

  private static String textColumns(String header) {
    return header.strip().replace(",", " text, ") + " text";
  }

  /** A schema of its own with these tables. */
  String tables(String... statements) throws SQLException {
    String schema = "register_" + ++schemas;
    execute("CREATE SCHEMA " + schema, "GRANT USAGE ON SCHEMA " + schema + " TO clerk");
    execute(schema, statements);
    execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO clerk");
    return schema;
  }

  /** Fills a table from CSV with a header. */
  void copy(String schema, String table, String csv) throws SQLException, IOException {
    String columns = csv.substring(0, csv.indexOf('\n'));
    try (Connection connection = connection(schema);
        PGCopyOutputStream out =
            new PGCopyOutputStream(
                connection.unwrap(PGConnection.class),
                "COPY %s (%s) FROM STDIN (FORMAT csv, HEADER)".formatted(table, columns))) {
      out.write(csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  void execute(String... statements) throws SQLException {
    execute("public", statements);
  }

  void execute(String schema, String[] statements) throws SQLException {
    try (Connection connection = connection(schema);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  List<String> ask(String schema, String sql) throws SQLException {
    try (Connection connection = connection(schema);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  Connection connection(String schema) throws SQLException {
    return DriverManager.getConnection(url(server.getPort(), schema) + "&user=postgres");
  }

  static String url(int port, String schema) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=%s".formatted(port, schema);
  }

  RegisterAddress address(String schema) {
    return RegisterAddress.of(url(port(), schema), Map.of("PGUSER", "postgres"));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
