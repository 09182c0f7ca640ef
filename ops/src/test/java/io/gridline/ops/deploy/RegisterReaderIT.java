package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.register.OpenRegister;
import io.gridline.connectors.register.RegisterAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role of {@code register-reader.sql} on a real server: what it can do, and what it cannot. */
class RegisterReaderIT {

  private static final String READER_SQL =
      DeploymentFiles.text(DeploymentFiles.ROOT.resolve("postgresql/register-reader.sql"));

  @TempDir private static Path folder;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setOverrideWorkingDirectory(folder.toFile())
            .start();
    execute("postgres", contract("tables.sql"), contract("indexes.sql"), READER_SQL);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void gridlineOpensTheRegisterAsTheReader() {
    RegisterAddress register = RegisterAddress.of(url("gridline_reader"), Map.of());

    assertThatCode(
            () -> {
              register.check();
              try (OpenRegister open = register.open()) {
                open.register();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void theGrantsCanBeRunAgain() {
    assertThatCode(() -> execute("postgres", READER_SQL)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM person",
        "UPDATE person SET name = ''",
        "INSERT INTO subscription VALUES ('8613800000000', 'p1', now(), null)",
        "CREATE TABLE mine (id text)",
        "CREATE ROLE mine",
        "SELECT * FROM elsewhere",
      })
  void whatTheReaderMayNotDoFails(String statement) throws Exception {
    execute("postgres", "CREATE TABLE IF NOT EXISTS elsewhere (id text)");

    // Even when it has switched its own protection off.
    assertThatThrownBy(
            () -> execute("gridline_reader", "SET default_transaction_read_only = off", statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("denied");
  }

  private static void execute(String user, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(user));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String url(String user) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(server.getPort(), user);
  }

  private static String contract(String file) throws IOException {
    try (InputStream in =
        RegisterReaderIT.class.getResourceAsStream("/io/gridline/schemas/register/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
