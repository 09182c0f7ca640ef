package io.gridline.desk.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.desk.ADesk;
import io.gridline.desk.Sql;
import io.gridline.desk.access.Role;
import io.gridline.desk.access.Session;
import io.gridline.desk.database.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many rows of a hundred thousand tasks the database reads for what is asked most: counted by
 * itself, within the transaction, under the application role and a real session.
 */
class TaskReadsIT {

  /** Four hundred communities, in three counties of two cities; a few tasks of each offered on. */
  private static final String FILL =
      """
      INSERT INTO desk.task (order_id, person_key, household_key, state, route_code, listed_route,
        transfer_to, level, rules, sources, first_exposed_at, last_exposed_at, observe_until,
        document_masked, phone_masked, name_masked, listed_at, clock_at, step_at, due_at, due_kind,
        escalated, escalates_at)
      SELECT 'ZJ-2020-001', md5('p' || i), md5('h' || i / 1200 || c), s, r, r,
        CASE WHEN s = 'transferred' THEN left(r, 9) || lpad(((c + 1) % 20)::text, 3, '0') END,
        'high', '{stayed-in-zone}', '{hotel}', t - interval '1 day', t, t + interval '14 days', '', '',
        '', t, t, t, CASE WHEN s <> 'closed' THEN t + interval '2 hours' END,
        CASE WHEN s <> 'closed' THEN 'acknowledge' END, CASE WHEN i % 97 = 0 THEN 1 ELSE 0 END,
        CASE WHEN s <> 'closed' THEN t + interval '2 hours' END
      FROM generate_series(0, 99999) i,
        LATERAL (SELECT i % 400 AS c) AS community,
        LATERAL (SELECT (ARRAY['330106', '330106', '330105', '330203'])[1 + c / 100]
            || lpad((1 + c / 20 % 10)::text, 3, '0') || lpad((c % 20)::text, 3, '0') AS r,
          (ARRAY['new', 'acknowledged', 'under_observation', 'closed', 'visited',
            CASE WHEN i % 100 < 6 THEN 'transferred' ELSE 'contacted' END])[1 + i / 400 % 6] AS s,
          timestamptz '2020-02-10T01:00:00Z' + (i * 7919 % 100000 - 50000) * interval '5 seconds' AS t) AS made
      """;

  private static final Map<String, Role> ACCOUNTS =
      new LinkedHashMap<>(
          Map.of(
              "330106001005", Role.WORKER,
              "330106001", Role.COORDINATOR,
              "330106", Role.OFFICER,
              "3301", Role.OFFICER));

  private record Reads(long bySequence, long byIndex) {

    /** What is not reported yet: of this transaction, and of some before it. */
    static Reads of(Handle handle) {
      return handle
          .createQuery(
              """
              SELECT coalesce(sum(seq_tup_read), 0) AS seq, coalesce(sum(idx_tup_fetch), 0) AS idx
              FROM pg_stat_xact_user_tables WHERE schemaname = 'desk' AND relname = 'task'
              """)
          .map((row, context) -> new Reads(row.getLong("seq"), row.getLong("idx")))
          .one();
    }

    Reads since(Reads before) {
      return new Reads(bySequence - before.bySequence, byIndex - before.byIndex);
    }
  }

  @TempDir private static Path folder;
  private static ADesk desk;
  private static Database database;
  private static final Map<String, Session> SESSIONS = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    Sql.as(desk, "postgres").rows(FILL);
    Sql.as(desk, "postgres").rows("ANALYZE desk.task");
    ACCOUNTS.forEach(
        (division, role) -> {
          desk.account("of" + division, role, division);
          SESSIONS.put(
              division,
              desk.desk()
                  .accounts()
                  .signIn("of" + division, ADesk.PASSWORD, "here")
                  .orElseThrow()
                  .session());
        });
    database = Database.open(desk.address(), 2);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    desk.close();
  }

  private static Reads reads(String division, Consumer<Handle> work) {
    return database.as(
        SESSIONS.get(division).tokenHash(),
        handle -> {
          Reads before = Reads.of(handle);
          work.accept(handle);
          return Reads.of(handle).since(before);
        });
  }

  private static TaskQuery query(String state, String due, String division, String cursor) {
    return new TaskQuery(state, due, division, null, false, cursor, 50);
  }

  private static List<StoredTask> list(Handle handle, String division, TaskQuery query) {
    return selection(division, query).read(handle);
  }

  private static TaskSelection selection(String division, TaskQuery query) {
    return new TaskSelection(query, SESSIONS.get(division), desk.clock().instant());
  }

  private static final List<TaskQuery> LISTS =
      List.of(
          query("open", null, null, null),
          query("open", "overdue", null, null),
          query("open", "today", null, null),
          query("escalated", null, null, null),
          query("incoming", null, null, null),
          query("closed", null, null, null),
          query("all", null, null, null),
          query("new", null, null, null),
          query("open", null, "330106001005", null));

  @Test
  void aListReadsAboutAsManyRowsAsAPageHasOrAStreet() {
    ACCOUNTS.forEach(
        (division, role) ->
            LISTS.forEach(
                query -> {
                  Reads reads = reads(division, handle -> list(handle, division, query));
                  assertThat(reads.bySequence()).as(division + " " + query).isZero();
                  assertThat(reads.byIndex()).as(division + " " + query).isLessThan(most(role));
                }));
  }

  /**
   * A page, its households, and what has to be looked through for it: of a community that has 250
   * tasks, of a street that has 5,000, of all that are in one state.
   */
  private static long most(Role role) {
    return switch (role) {
      case WORKER -> 700;
      case COORDINATOR -> 6_000;
      case OFFICER -> 20_000;
    };
  }

  @Test
  void theNextPageReadsNoMoreThanTheFirst() {
    ACCOUNTS.forEach(
        (division, role) -> {
          TaskQuery first = query("open", null, null, null);
          Reads reads =
              reads(
                  division,
                  handle -> {
                    List<StoredTask> page = list(handle, division, first);
                    String cursor = selection(division, first).cursorBehind(page.get(49));
                    for (int i = 0; i < 4; i++) {
                      TaskQuery next = query("open", null, null, cursor);
                      page = list(handle, division, next);
                      cursor = selection(division, next).cursorBehind(page.get(page.size() - 2));
                    }
                  });
          assertThat(reads.bySequence()).as(division).isZero();
          assertThat(reads.byIndex()).as(division).isLessThan(role == Role.WORKER ? 3_500 : 30_000);
        });
  }

  @Test
  void oneTaskWithItsHouseholdReadsAFewRows() {
    ACCOUNTS.forEach(
        (division, role) -> {
          Reads reads =
              reads(
                  division,
                  handle -> {
                    List<StoredTask> page = list(handle, division, query(null, null, null, null));
                    Reads before = Reads.of(handle);
                    StoredTask task = StoredTasks.byId(handle, page.get(7).id()).orElseThrow();
                    assertThat(StoredTasks.household(handle, task)).isNotEmpty();
                    assertThat(Reads.of(handle).byIndex() - before.byIndex())
                        .as(division)
                        .isLessThan(100);
                  });
          assertThat(reads.bySequence()).as(division).isZero();
        });
  }

  @Test
  void aCommunityIsCountedFromItsOwnTasks() {
    Session worker = SESSIONS.get("330106001005");
    Officers officers = new Officers(database, new Orders(), DivisionNames.read(), desk.clock());
    Reads reads =
        reads(
            worker.division(),
            handle -> {
              officers.progress(handle, worker.division());
              officers.counts(handle, worker.division(), null, desk.clock().instant());
            });
    assertThat(reads.bySequence()).isZero();
    assertThat(reads.byIndex()).isLessThan(600);
  }
}
