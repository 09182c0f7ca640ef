package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.claims;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is read between opening and closing is of one state of the database. */
class RegisterSnapshotIT {

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
  void fill() throws Exception {
    schema = postgres.textTables();
    change(
        "INSERT INTO person SELECT 'p' || i, 'old', 'F', '1949-12-31', '', '', '33', '33', ''"
            + " FROM generate_series(1, 3) i",
        "INSERT INTO subscription VALUES ('13812345678', 'p1', '2020-01-01', '')");
  }

  private void change(String... statements) throws SQLException {
    postgres.execute(schema, statements);
  }

  @Test
  void seesNothingOfWhatIsChangedMeanwhile() throws Exception {
    try (OpenRegister open = postgres.address(schema).open()) {
      assertThat(names(open)).containsExactlyInAnyOrder("p1 old", "p2 old", "p3 old");
      change(
          "UPDATE person SET name = 'new' WHERE person_id = 'p1'",
          "DELETE FROM person WHERE person_id = 'p2'",
          "INSERT INTO person SELECT 'p4', 'new', 'F', '', '', '', '33', '33', ''",
          "DELETE FROM subscription");
      assertThat(names(open)).containsExactlyInAnyOrder("p1 old", "p2 old", "p3 old");
      assertThat(Found.subscriptions(open.register(), claims(Claim.phone("13812345678"))))
          .hasSize(1);
    }
    try (OpenRegister later = postgres.address(schema).open()) {
      assertThat(names(later)).containsExactlyInAnyOrder("p1 new", "p3 old", "p4 new");
    }
  }

  @Test
  void doesNotLetTheTablesBeEmptiedMeanwhile() throws Exception {
    try (OpenRegister open = postgres.address(schema).open()) {
      for (String table : Set.of("person", "travel_document", "subscription")) {
        assertThatThrownBy(() -> change("SET lock_timeout = '100ms'", "TRUNCATE " + table))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
      }
      assertThat(names(open)).hasSize(3);
    }
    change("TRUNCATE person");
  }

  @Test
  void isReadByARoleThatMayOnlyReadAndByDefaultDoesNothingElse() throws Exception {
    change("ALTER ROLE clerk SET default_transaction_read_only = on");
    try (OpenRegister open = Clerk.address(postgres.port(), schema).open()) {
      assertThat(names(open)).hasSize(3);
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    try (OpenRegister open = postgres.address(schema).open()) {
      assertThat(names(open)).hasSize(3);
    }
    // A server drops temporary tables when it has noticed that their session has ended.
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    List<String> left;
    do {
      left =
          postgres.ask(
              schema,
              "SELECT relname FROM pg_class WHERE relname LIKE 'asked%' OR relname LIKE 'grid%'"
                  + " UNION ALL SELECT state FROM pg_stat_activity"
                  + " WHERE application_name = 'gridline'");
    } while (!left.isEmpty() && System.nanoTime() < deadline);
    assertThat(left).isEmpty();
  }

  @Test
  void saysThatTheStateIsGoneWhenItsConnectionIs() throws Exception {
    try (OpenRegister open = postgres.address(schema).open()) {
      assertThat(
              postgres.ask(
                  schema,
                  "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                      + " WHERE application_name = 'gridline' AND state = 'idle in transaction'"))
          .containsExactly("t");
      assertThatThrownBy(() -> names(open))
          .isInstanceOf(Unreadable.class)
          .hasMessageMatching(
              "register jdbc:postgresql://127.0.0.1:\\d+/postgres, table person: the state that"
                  + " this run reads is gone, its connection was lost \\(SQLSTATE \\w+\\)");
    }
  }

  private static Set<String> names(OpenRegister open) {
    return Found.persons(open.register(), personIds("p1", "p2", "p3", "p4")).stream()
        .map(RegisterSnapshotIT::name)
        .collect(Collectors.toSet());
  }

  private static String name(Person person) {
    return person.personId() + " " + person.name();
  }
}
