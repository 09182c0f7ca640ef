package io.gridline.desk.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.ADesk;
import io.gridline.desk.Sql;
import io.gridline.desk.access.Role;
import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claiming from one community's queue of two thousand. */
class ClaimsIT {

  private static final String FILL =
      """
      INSERT INTO desk.task (order_id, person_key, household_key, state, route_code, listed_route,
        level, rules, sources, first_exposed_at, last_exposed_at, observe_until, document_masked,
        phone_masked, name_masked, listed_at, clock_at, step_at, due_at, due_kind)
      SELECT 'ZJ-2020-001', 'p' || i, '', CASE WHEN i % 3 = 0 THEN 'delivered' ELSE 'new' END,
        '330106002051', '330106002051', 'high', '{stayed-in-zone}', '{hotel}', t, t, t, '', '', '',
        t, t, t, t + interval '2 hours', 'acknowledge'
      FROM generate_series(1, 2000) i,
        LATERAL (SELECT timestamptz '2020-02-10T01:00:00Z' + i * interval '1 second' AS t) AS made
      """;

  @TempDir private Path folder;
  private ADesk desk;
  private Database database;
  private Session who;
  private long nanos;
  private final Claims claims = new Claims(() -> nanos);

  @BeforeEach
  void start() throws Exception {
    desk = ADesk.start(folder);
    desk.account("worker", Role.WORKER, ADesk.COMMUNITY);
    Sql.as(desk, "postgres").rows(FILL);
    Sql.as(desk, "postgres").rows("ANALYZE desk.task");
    database = Database.open(desk.address(), 2);
    who = desk.desk().accounts().signIn("worker", ADesk.PASSWORD, "here").orElseThrow().session();
  }

  @AfterEach
  void stop() throws Exception {
    database.close();
    desk.close();
  }

  private List<Claims.Claimed> claim(int limit) {
    return claims.take(database, who, limit, desk.clock().instant());
  }

  @Test
  void whatIsDueFirstComesFirstAndIsShownAsItIsNow() {
    List<Claims.Claimed> first = claim(3);
    assertThat(first).extracting(one -> one.task().id()).containsExactly(1L, 2L, 3L);
    assertThat(first)
        .allSatisfy(
            one -> {
              assertThat(one.task().claimedBy()).isEqualTo("worker");
              assertThat(one.task().version()).isEqualTo(2);
              assertThat(one.task().dueKind()).isEqualTo("first_visit");
              assertThat(one.orderVersion()).isEqualTo(1);
            });
    assertThat(claim(1)).extracting(one -> one.task().id()).containsExactly(4L);
    assertThat(
            Sql.as(desk, "postgres")
                .rows(
                    "SELECT state_from FROM desk.task_event WHERE action = 'acknowledge' ORDER BY task_id"))
        .containsExactly("new", "new", "delivered", "new");
  }

  @Test
  void whatComesBackInFrontIsFoundAfterAWhileAndBeforeAnyoneIsToldThatThereIsNothing() {
    claim(10);
    Sql.as(desk, "postgres").rows("UPDATE desk.task SET state = 'new' WHERE task_id = 4");
    assertThat(claim(1)).extracting(one -> one.task().id()).containsExactly(11L);
    nanos += TimeUnit.SECONDS.toNanos(31);
    Sql.as(desk, "postgres")
        .rows("UPDATE desk.task SET due_at = '2020-02-10T03:00:04Z' WHERE task_id = 4");
    assertThat(claim(1)).extracting(one -> one.task().id()).containsExactly(4L);

    assertThat(claim(50)).hasSize(50);
    Sql.as(desk, "postgres")
        .rows("UPDATE desk.task SET state = 'closed' WHERE state IN ('new', 'delivered')");
    Sql.as(desk, "postgres")
        .rows(
            "UPDATE desk.task SET state = 'new', due_at = '2020-02-10T03:00:02Z' WHERE task_id = 2");
    assertThat(claim(1)).extracting(one -> one.task().id()).containsExactly(2L);
    assertThat(claim(1)).isEmpty();
  }

  @Test
  void whatWasClaimedBesideAnOpenTransactionIsNotSteppedOverByEach() throws Exception {
    try (Connection open = DriverManager.getConnection(desk.url("postgres"))) {
      open.setAutoCommit(false);
      open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      open.createStatement().execute("SELECT count(*) FROM desk.task");
      List<Claims.Claimed> all = new ArrayList<>();
      for (int i = 0; i < 1500; i++) {
        all.addAll(claim(1));
      }
      assertThat(all).extracting(one -> one.task().id()).hasSize(1500).isSorted();

      Instant last = all.get(1499).waitedUntil();
      assertThat(stepped("NULL, NULL, NULL")).isGreaterThan(1500);
      assertThat(stepped("'" + ADesk.COMMUNITY + "', '" + last + "', 1500")).isLessThan(5);
      open.rollback();
    }
  }

  /** How many entries of the index one claim looks at. */
  private long stepped(String place) {
    return database.as(
        who.tokenHash(),
        handle -> {
          long before = returned(handle);
          handle
              .createQuery(
                  "SELECT waited_until FROM claim_tasks('%s', 1, now(), %s)"
                      .formatted(who.tokenHash(), place))
              .mapToMap()
              .list();
          return returned(handle) - before;
        });
  }

  private static long returned(Handle handle) {
    return handle
        .createQuery("SELECT pg_stat_get_xact_tuples_returned('desk.task_waiting'::regclass)")
        .mapTo(Long.class)
        .one();
  }
}
