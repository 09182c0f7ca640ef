package io.gridline.desk.intake;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.desk.ADesk;
import io.gridline.desk.SomeEntries;
import io.gridline.desk.SomeRuns;
import io.gridline.desk.Sql;
import io.gridline.desk.database.Database;
import io.gridline.desk.store.Contacts;
import io.gridline.desk.store.Orders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published runs, taken in by their manifest; each test has an order of its own. */
class RunIntakeIT {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant NEXT = START.plus(DAY);

  @TempDir private static Path folder;
  private static ADesk desk;
  private static Database database;
  private static int orders = 100;

  private final String order = "ZJ-2020-" + orders++;
  private final SomeEntries entries = desk.alsoUnder(order, "2020-03-31");
  private final Path out = folder.resolve(order);
  private final SomeRuns published = runs(1);

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    database = Database.open(desk.address(), 1);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    desk.close();
  }

  @Test
  void aPublishedRunIsTakenInByItsManifestOnce() throws Exception {
    published.publish(START, "r1", List.of(entries.of(1, COMMUNITY), entries.of(2, NEIGHBOUR)));
    Files.createDirectories(out.resolve("order=" + order + "/as_of=20200212T010000Z/run=dead"));

    assertThat(intake().takeLatest(out)).isEqualTo(1);
    assertThat(intake().takeLatest(out)).isZero();

    assertThat(tasks("person_key, route_code, state, name_masked"))
        .containsExactlyInAnyOrder(
            entries.key(1) + " " + COMMUNITY + " new 张**",
            entries.key(2) + " " + NEIGHBOUR + " new 张**");
    assertThat(events()).containsExactly("list", "list");
    assertThat(rows("SELECT latest = '2020-02-10T01:00Z' FROM source_freshness WHERE order_id ="))
        .containsExactly("t");
  }

  @Test
  void theNextRunWithdrawsWhoIsGoneAndMovesAndExposesTheOthers() throws Exception {
    published.publish(
        START,
        "r1",
        List.of(
            entries.of(1, COMMUNITY),
            entries.of(2, COMMUNITY),
            entries.of(3, COMMUNITY),
            entries.of(4, COMMUNITY, "", START.minus(DAY.multipliedBy(14)).plusSeconds(60))));
    intake().takeLatest(out);
    published.publish(
        NEXT,
        "r2",
        List.of(
            entries.of(1, NEIGHBOUR),
            entries.of(2, COMMUNITY, "", START.plusSeconds(60)),
            entries.of(5, "4201")));
    intake().takeLatest(out);

    assertThat(tasks("person_key, state, route_code, coalesce(withdrawn_why, '')"))
        .containsExactlyInAnyOrder(
            entries.key(1) + " new " + NEIGHBOUR + " ",
            entries.key(2) + " new " + COMMUNITY + " ",
            entries.key(3) + " withdrawn " + COMMUNITY + " record-register-or-case-changed",
            entries.key(4) + " withdrawn " + COMMUNITY + " observation-ended");
    assertThat(events())
        .containsExactlyInAnyOrder(
            "list", "list", "list", "list", "route", "expose", "withdraw", "withdraw");
  }

  @Test
  void aRunThatIsBrokenOffLeavesNothingAndIsTakenInAgain() throws Exception {
    published.publish(START, "r1", List.of(entries.of(1, COMMUNITY)));
    intake().takeLatest(out);
    var manifest =
        published.publish(NEXT, "r2", List.of(entries.of(2, COMMUNITY), entries.of(3, COMMUNITY)));
    Path last = new PublishedRuns(out).folder(manifest).resolve("entries/part-01.parquet");
    byte[] whole = Files.readAllBytes(last);
    Files.write(last, new byte[] {'P', 'A', 'R', '1'});

    assertThatThrownBy(() -> intake().takeLatest(out)).isInstanceOf(RuntimeException.class);
    assertThat(tasks("person_key, state")).containsExactly(entries.key(1) + " new");

    Files.write(last, whole);
    assertThat(intake().takeLatest(out)).isEqualTo(1);
    assertThat(tasks("person_key, state"))
        .containsExactlyInAnyOrder(
            entries.key(1) + " withdrawn", entries.key(2) + " new", entries.key(3) + " new");
  }

  @Test
  void soDoesOneWhoseConnectionIsKilled() throws Exception {
    published.publish(START, "r1", List.of(entries.of(1, COMMUNITY), entries.of(2, COMMUNITY)));
    CompletableFuture<Integer> taking;
    try (Connection holder = DriverManager.getConnection(desk.url("postgres"));
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE desk.source_freshness IN ACCESS EXCLUSIVE MODE");
      taking = CompletableFuture.supplyAsync(this::take);
      while (!taking.isDone() && killed() == 0) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(taking::get).isInstanceOf(ExecutionException.class);
    }
    assertThat(tasks("person_key")).isEmpty();

    assertThat(intake().takeLatest(out)).isEqualTo(1);
    assertThat(tasks("person_key")).hasSize(2);
    assertThat(events()).containsExactly("list", "list");
  }

  @Test
  void anOlderRunAfterANewerOneIsNotTakenIn() throws Exception {
    Path elsewhere = folder.resolve(order + "-elsewhere");
    new SomeRuns(elsewhere, order, 1, desk.order(order), keys())
        .publish(START, "r1", List.of(entries.of(1, COMMUNITY), entries.of(2, COMMUNITY)));
    published.publish(NEXT, "r2", List.of(entries.of(2, NEIGHBOUR)));

    assertThat(intake().takeLatest(out)).isEqualTo(1);
    assertThat(intake().takeLatest(elsewhere)).isZero();

    assertThat(tasks("person_key, route_code")).containsExactly(entries.key(2) + " " + NEIGHBOUR);
  }

  @Test
  void aRunThatReplacesOneOfTheSameInstantIsTakenIn() throws Exception {
    published.publish(START, "r1", List.of(entries.of(1, COMMUNITY)));
    intake().takeLatest(out);
    published.publish(START, "r2", List.of(entries.of(2, COMMUNITY)));

    assertThat(intake().takeLatest(out)).isEqualTo(1);

    assertThat(tasks("person_key, state"))
        .containsExactlyInAnyOrder(entries.key(1) + " withdrawn", entries.key(2) + " new");
  }

  @Test
  void aRunOfAVersionThatIsSupersededIsNotTakenIn() throws Exception {
    runs(2).publish(START, "r1", List.of(entries.ofVersion(2).of(1, COMMUNITY)));
    intake().takeLatest(out);
    published.publish(NEXT, "r2", List.of(entries.of(2, COMMUNITY)));

    assertThat(intake().takeLatest(out)).isZero();

    assertThat(tasks("person_key")).containsExactly(entries.key(1));
    assertThat(rows("SELECT version FROM screening_order WHERE order_id =")).containsExactly("2");
  }

  private SomeRuns runs(int version) {
    return new SomeRuns(
        out,
        order,
        version,
        desk.order(order).replace("version: 1", "version: " + version),
        keys());
  }

  private OrderKeys keys() {
    return KeyFolder.of(desk.keys()).order(order);
  }

  private static RunIntake intake() {
    Orders known = new Orders();
    return new RunIntake(
        database, known, new Entries(known, new Contacts(desk.keys())), desk.clock());
  }

  private int take() {
    try {
      return intake().takeLatest(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection that waits for what the test holds. */
  private static int killed() {
    return Sql.as(desk, "postgres")
        .rows(
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                + " WHERE NOT granted AND usename = 'gridline_desk_intake'")
        .size();
  }

  private List<String> tasks(String columns) {
    return rows("SELECT concat_ws(' ', " + columns + ") FROM task WHERE order_id =");
  }

  private List<String> events() {
    return rows(
        "SELECT action FROM task_event JOIN task USING (task_id) WHERE order_id = '"
            + order
            + "' ORDER BY event_id -- ");
  }

  private List<String> rows(String sql) {
    return Sql.as(desk, "postgres").rows(sql + " '" + order + "'");
  }
}
