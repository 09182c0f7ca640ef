package io.gridline.jobs.postgres;

import io.gridline.connectors.register.RegisterAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** A real PostgreSQL server that takes in registers of files, each into a schema of its own. */
public final class RegisterServer implements AutoCloseable {

  /** Of no effect on a server that trusts its own machine, and never to be seen anywhere. */
  public static final String PASSWORD = "sesame4711";

  private static final List<String> TABLES = List.of("person", "travel_document", "subscription");

  private final EmbeddedPostgres server;
  private int schemas;

  private RegisterServer(EmbeddedPostgres server) {
    this.server = server;
  }

  public static RegisterServer start(Path folder) throws IOException {
    return new RegisterServer(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setOverrideWorkingDirectory(folder.toFile())
            .start());
  }

  /** Puts a folder's tables, CSV of plain names, into tables whose columns are all text. */
  public synchronized String load(Path register) throws IOException, SQLException {
    String schema = "register_" + ++schemas;
    execute("public", "CREATE SCHEMA " + schema);
    for (String table : TABLES) {
      byte[] csv = Files.readAllBytes(register.resolve(table + ".csv"));
      String header = Files.readAllLines(register.resolve(table + ".csv")).get(0);
      execute(schema, "CREATE TABLE %s (%s text)".formatted(table, header.replace(",", " text, ")));
      try (Connection connection = connection(schema);
          PGCopyOutputStream out =
              new PGCopyOutputStream(
                  connection.unwrap(PGConnection.class),
                  "COPY " + table + " FROM STDIN (FORMAT csv, HEADER)")) {
        out.write(csv);
      }
    }
    return schema;
  }

  public void execute(String schema, String... statements) throws SQLException {
    try (Connection connection = connection(schema);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection connection(String schema) throws SQLException {
    return DriverManager.getConnection(url(schema));
  }

  private String url(String schema) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&currentSchema=%s"
        .formatted(server.getPort(), schema);
  }

  public RegisterAddress address(String schema) {
    return RegisterAddress.of(url(schema) + "&password=" + PASSWORD, Map.of());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
