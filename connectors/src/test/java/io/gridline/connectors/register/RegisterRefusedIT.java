package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.households;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.identity.Register.Unreadable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a database stops a run: one clear line, and never a password or a value of a row. */
class RegisterRefusedIT {

  @TempDir static Path shared;
  private static Postgres postgres;
  private String schema;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start(shared);
  }

  @AfterAll
  static void close() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void newTables() throws Exception {
    schema = postgres.textTables();
  }

  private void change(String... statements) throws SQLException {
    postgres.execute(schema, statements);
  }

  @Test
  void aServerThatCannotBeReached() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    assertRefused(
        () -> Clerk.address(nobody, schema).check(),
        nobody,
        ": the server cannot be reached (SQLSTATE 08001)");
  }

  @Test
  void aServerThatRefusesAtFirstIsAskedAgain() throws Exception {
    try (Relay relay = Relay.to(postgres.port(), 2)) {
      Clerk.address(relay.port(), schema).check();
      assertThat(relay.refused()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatKeepsRefusingIsAskedFiveTimes() throws Exception {
    try (Relay relay = Relay.to(postgres.port(), 100)) {
      assertThatThrownBy(() -> Clerk.address(relay.port(), schema).check())
          .isInstanceOf(Unreadable.class);
      assertThat(relay.refused()).isEqualTo(5);
    }
  }

  @Test
  void aWrongPasswordWithoutAskingAgain() {
    assertRefused(
        () -> Clerk.address(postgres.port(), schema, "guessed" + Postgres.PASSWORD).check(),
        postgres.port(),
        ": the server refuses this user or password (SQLSTATE 28P01)");
  }

  @Test
  void aPasswordFromTheEnvironmentOpens() {
    RegisterAddress.of(
            Postgres.url(postgres.port(), schema),
            Map.of("PGUSER", "clerk", "PGPASSWORD", Postgres.PASSWORD))
        .check();
  }

  @Test
  void aDatabaseThatIsNotThere() {
    RegisterAddress address =
        RegisterAddress.of(
            "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/nowhere?user=postgres", Map.of());
    assertThatThrownBy(address::check)
        .hasMessageEndingWith("/nowhere: the server has no such database (SQLSTATE 3D000)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "travel_document", "subscription"})
  void aMissingTable(String table) throws Exception {
    change("DROP TABLE " + table);
    assertRefused(": table " + table + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "person, birth_date",
    "travel_document, person_id",
    "subscription, valid_from",
  })
  void aMissingColumn(String table, String column) throws Exception {
    change("ALTER TABLE %s DROP %s".formatted(table, column));
    assertRefused(": table %s lacks column %s".formatted(table, column));
  }

  @Test
  void aColumnOfAnotherKind() throws Exception {
    change("ALTER TABLE subscription ALTER msisdn TYPE float8 USING NULL");
    assertRefused(
        ": table subscription: column msisdn is of type float8, which is no text, whole number or"
            + " time");
  }

  @Test
  void aTableThatTheUserMayNotRead() throws Exception {
    change("REVOKE SELECT ON travel_document FROM clerk");
    assertThatThrownBy(() -> Clerk.address(postgres.port(), schema).check())
        .hasMessageMatching(
            ".*: table travel_document: this user may not read column document_(type|number)|"
                + ".*: table travel_document: this user may not read column person_id");
  }

  @Test
  void aUserWhoMayMakeNoTemporaryTable() throws Exception {
    change("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC");
    try {
      assertRefused(
          ": this user may not read its tables, or make a temporary one (SQLSTATE 42501)");
    } finally {
      change("GRANT TEMPORARY ON DATABASE postgres TO PUBLIC");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statement_timeout | the server has cancelled the query, as after its statement_timeout"
            + " (SQLSTATE 57014)",
        "lock_timeout | a table is locked, or somebody waits to lock it (SQLSTATE 55P03)"
      })
  void aTableThatIsLockedForLongerThanTheUserWaits(String setting, String message)
      throws Exception {
    change("ALTER ROLE clerk SET %s = '300ms'".formatted(setting));
    try (Connection other = postgres.connection(schema);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE subscription");
      assertRefused(": " + message);
    } finally {
      change("ALTER ROLE clerk RESET " + setting);
    }
  }

  @Test
  void aConnectionThatIsLostWhileRowsCome() throws Exception {
    change(
        "INSERT INTO person SELECT 'p' || i, repeat('x', 100), '', '', '', 'h1', '', '', ''"
            + " FROM generate_series(1, 50000) i");
    try (Relay relay = Relay.to(postgres.port(), 0);
        OpenRegister open = Clerk.address(relay.port(), schema).open()) {
      assertRefused(
          () -> open.register().persons("person", households("h1"), person -> relay.cut()),
          relay.port(),
          ", table person: the connection was lost (SQLSTATE 08006)");
    }
  }

  @Test
  void aServerWhoseErrorQuotesAValue() throws Exception {
    change("INSERT INTO person VALUES ('p1', '', '', '', '', '', '', '', 'secret')");
    change(
        "ALTER TABLE person RENAME TO people",
        "CREATE VIEW person AS SELECT person_id, name, sex, birth_date, registered_division,"
            + " residence_division, residence_address::int AS residence_address FROM people",
        "GRANT SELECT ON person TO clerk");
    try (OpenRegister open = Clerk.address(postgres.port(), schema).open()) {
      assertRefused(
          () -> Found.persons(open.register(), personIds("p1")),
          postgres.port(),
          ", table person: the server cannot answer (SQLSTATE 22P02)");
    }
  }

  @Test
  void twoDifferentRowsOfOnePerson() throws Exception {
    change(
        "INSERT INTO person VALUES ('secret', 'a'), ('p2', 'b'), ('p2', 'b'), ('secret', 'a')",
        "UPDATE person SET sex = 'F' WHERE ctid = '(0,4)'");
    try (OpenRegister open = Clerk.address(postgres.port(), schema).open()) {
      assertThat(Found.persons(open.register(), personIds("p2"))).hasSize(1);
      assertRefused(
          () -> Found.persons(open.register(), personIds("secret")),
          postgres.port(),
          ", table person: person_id is that of another row, and the rows are not the same");
    }
  }

  @Test
  void aTimeThatIsNone() throws Exception {
    change("INSERT INTO subscription VALUES ('13812345678', 'secret', 'soon', '')");
    try (OpenRegister open = Clerk.address(postgres.port(), schema).open()) {
      assertRefused(
          () -> Found.subscriptions(open.register(), RegisterOnDisk.holders("secret")),
          postgres.port(),
          ", table subscription: valid_from is not an ISO 8601 time or date");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/db?password=sesame",
        "jdbc:postgresql://clerk:sesame@h/db",
        "jdbc:postgresql://h:x/db?password=sesame",
        "jdbc:postgresql",
      })
  void aUrlThatIsNone(String url) {
    assertThatThrownBy(() -> RegisterAddress.of(url, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a folder, or jdbc:postgresql://HOST")
        .satisfies(e -> assertThat(trace(e)).doesNotContain("sesame"));
  }

  @Test
  void noAddressShowsItsPassword() {
    RegisterAddress address = Clerk.address(postgres.port(), schema);
    try (OpenRegister open = address.open()) {
      assertThat(address + " " + open.register())
          .contains("127.0.0.1:" + postgres.port() + "/postgres")
          .doesNotContain("sesame");
    }
  }

  private void assertRefused(String message) {
    assertRefused(() -> Clerk.address(postgres.port(), schema).check(), postgres.port(), message);
  }

  private static void assertRefused(ThrowingCallable reading, int port, String message) {
    assertThatThrownBy(reading)
        .isInstanceOf(Unreadable.class)
        .hasMessage("register jdbc:postgresql://127.0.0.1:" + port + "/postgres" + message)
        .satisfies(e -> assertThat(trace(e)).doesNotContain("sesame", "secret"));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
