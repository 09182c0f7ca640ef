package io.gridline.ops.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.SnapshotEnd;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From a real register to its sealed topics, through real servers: one story, in this sequence,
 * since starting the servers takes longer than all that is asked of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class LiveRegisterIT {

  private static final int PEOPLE = 60;
  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static PostgresServer database;
  private static KafkaServer kafka;
  private static ConnectWorker connect;
  private static LiveRegister register;
  private static SealedTopics topics;

  @BeforeAll
  static void start() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    RowSeal seal = new RowSeal(KeyFolder.open(folder.resolve("keys")).gate());
    CompletableFuture<KafkaServer> broker = CompletableFuture.supplyAsync(LiveRegisterIT::broker);
    database = PostgresServer.start(folder.resolve("postgres"));
    register = LiveRegister.in(database, PEOPLE);
    kafka = broker.join();
    Topics.make(KafkaAddress.of(kafka.bootstrapServers()), Topics.BROKERS_DEFAULT, BOUND);
    topics = SealedTopics.read(kafka.bootstrapServers(), seal);
    connect = ConnectWorker.start(folder.resolve("connect"), kafka.bootstrapServers());
  }

  private static KafkaServer broker() {
    try {
      return KafkaServer.start(folder.resolve("kafka"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (topics != null) {
      topics.close();
    }
    if (connect != null) {
      connect.close();
    }
    if (kafka != null) {
      kafka.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  @Order(1)
  void theSnapshotHasItsEndOnlyWhenAllRowsHaveComeThoughItWasBrokenOff() throws Exception {
    SnapshotEnd end =
        new SnapshotEnd(KafkaAddress.of(kafka.bootstrapServers()), Duration.ofSeconds(10));
    assertThat(end.find()).isEmpty();
    Map<String, String> settings =
        new HashMap<>(
            new RegisterConnector(database.port(), database.database(), folder.resolve("keys"))
                .settings());
    settings.put("heartbeat.interval.ms", "50");
    settings.put("snapshot.delay.ms", "2000");
    connect.put(RegisterConnector.NAME, settings);
    // The slot first, which is made when every transaction is over that was under way.
    await(() -> ask("SELECT count(*) FROM pg_replication_slots WHERE restart_lsn IS NOT NULL") > 0);
    Instant released;
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      // Debezium waits here, between the first table and the second.
      statement.execute("LOCK TABLE travel_document IN ACCESS EXCLUSIVE MODE");
      await(() -> waits("gridline_capture") && topics.rows().persons().size() >= PEOPLE);
      assertThat(end.find()).isEmpty();
      connect.kill();
      holder.rollback();
    }
    // Of the rows that were sent one is gone before they are all read again.
    database.execute("DELETE FROM person WHERE person_id = '" + LiveRegister.id(9) + "'");
    released = Instant.now();
    connect.startAgain();
    FoundEnd found = new FoundEnd();
    await(() -> found.set(end.find()));

    topics.readTo(found.ends());
    assertThat(topics.rows()).isEqualTo(register.rows());
    assertThat(SealedTopics.firstHeartbeat(kafka.bootstrapServers()))
        .isGreaterThanOrEqualTo(released.toEpochMilli());
  }

  private static boolean waits(String user) throws SQLException {
    return ask(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = '%s'"
                .formatted(user))
        > 0;
  }

  private static long ask(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  @Order(2)
  void everyChangeComes() throws Exception {
    register.change();

    await(LiveRegisterIT::isAllThere);
  }

  @Test
  @Order(3)
  void aRowThatNobodyCanReadCountsAsNotThereAndTheOthersGoOn() throws Exception {
    RegisterRows before = register.rows();
    database.execute("INSERT INTO travel_document VALUES ('passport', '- -', 'resident-066666')");
    database.execute(
        "INSERT INTO travel_document VALUES ('other', 'E4711XXXXX', 'resident-066666')");

    await(() -> topics.rows().documents().size() == before.documents().size() + 1);
    database.execute("DELETE FROM travel_document WHERE person_id = 'resident-066666'");
    await(() -> topics.rows().equals(before));
    assertThat(log("connect")).contains("document_number is empty: the row counts as not there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO travel_document VALUES ('other', '1', 'x')",
        "UPDATE person SET name = ''",
        "DELETE FROM subscription",
        "DELETE FROM gridline_heartbeat",
        "CREATE TABLE mine (id text)",
        "CREATE PUBLICATION mine FOR TABLE person",
        "CREATE ROLE mine",
      })
  @Order(4)
  void theRoleOfTheConnectorMayReadAndNothingElse(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url("gridline_capture"));
        Statement run = connection.createStatement()) {
      assertThatThrownBy(() -> run.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("denied");
    }
  }

  @Test
  @Order(5)
  void nothingIsLostWhoeverIsKilled() throws Exception {
    int persons = register.rows().persons().size();
    long messages = topics.messages();
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger added = new AtomicInteger(PEOPLE);
    CompletableFuture<Void> people = CompletableFuture.runAsync(() -> addTill(enough, added));

    connect.kill();
    connect.startAgain();
    awaitMore(added);
    database.kill();
    database.startAgain();
    awaitMore(added);
    kafka.kill();
    kafka.startAgain();
    awaitMore(added);
    enough.set(true);
    people.join();

    await(LiveRegisterIT::isAllThere);
    // Nor does anything come twice: three rows for each of them.
    assertThat(topics.messages() - messages)
        .isEqualTo(3L * (register.rows().persons().size() - persons));
  }

  /** As an application does whose database may be away. */
  private static void addTill(AtomicBoolean enough, AtomicInteger added) {
    while (!enough.get()) {
      try {
        register.add(added.get());
        added.incrementAndGet();
      } catch (SQLException away) {
        // It may have been done, and nobody has heard of it.
        if ("23505".equals(away.getSQLState())) {
          added.incrementAndGet();
        }
      }
    }
  }

  /** Until what is added now comes to the topics. */
  private static void awaitMore(AtomicInteger added) throws Exception {
    int since = added.get();
    await(() -> topics.rows().persons().size() > since + 1);
  }

  @Test
  @Order(6)
  void nothingPlainIsOnAnyTopicOrInAnyLog() throws Exception {
    SealedTopics.everything(kafka.bootstrapServers())
        .forEach((topic, text) -> assertThat(contains(text)).as("plain on %s", topic).isEmpty());
    for (String server : new String[] {"connect", "kafka", "postgres"}) {
      assertThat(contains(log(server))).as("plain in the log of %s", server).isEmpty();
    }
  }

  /** What is in it that must not be; never the text itself. */
  private static Optional<String> contains(String text) {
    return LiveRegister.PLAIN.stream().filter(text::contains).findFirst();
  }

  @Test
  @Order(7)
  void aTableThatIsEmptiedAtOnceStopsTheConnector() throws Exception {
    database.execute("TRUNCATE subscription");

    await(() -> connect.hasFailed(RegisterConnector.NAME));
    assertThat(log("connect")).contains("table subscription was emptied by TRUNCATE");
    assertThat(contains(log("connect"))).isEmpty();
  }

  private static String log(String server) throws IOException {
    return Files.readString(folder.resolve(server).resolve(server + ".log"));
  }

  private static boolean isAllThere() throws SQLException {
    return topics.rows().equals(register.rows());
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Reads on until it holds. */
  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime())
          .as(() -> "still waiting; on the topics " + topics.rows())
          .isLessThan(deadline);
      topics.readOn();
    }
  }

  /** Up to where the snapshot goes, once that is known. */
  private static final class FoundEnd {

    private Map<TopicPartition, Long> ends;

    boolean set(Optional<Map<TopicPartition, Long>> found) {
      ends = found.orElse(null);
      return found.isPresent();
    }

    Map<TopicPartition, Long> ends() {
      return ends;
    }
  }
}
