package io.gridline.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.database.Database;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.gridline.ops.servers.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred workers on a hundred thousand tasks: {@code GRIDLINE_DESK_LOAD=1}. */
@EnabledIfEnvironmentVariable(named = "GRIDLINE_DESK_LOAD", matches = ".+")
class DeskLoadIT {

  private static final int TASKS = 100_000;
  private static final int WORKERS = 200;
  private static final int CONNECTIONS = 16;
  private static final Instant NOW = Instant.parse("2020-02-10T01:00:00Z");

  private static final String ORDER =
      "INSERT INTO desk.screening_order VALUES ('o', 1, '33', '2020-03-31', '', '2 hours', '12"
          + " hours', '24 hours', '24 hours')";

  /** A community for each worker. */
  private static final String ACCOUNTS =
      """
      WITH a AS (
        INSERT INTO desk.account (account, name, role, division)
        SELECT 'w' || i, 'w', 'worker', '330106001' || lpad(i::text, 3, '0')
        FROM generate_series(0, 199) i RETURNING account_id, account)
      INSERT INTO desk.session SELECT account, '', account_id, now(), now() + interval '1 day' FROM a
      """;

  private static final String FILL =
      """
      INSERT INTO desk.task (order_id, person_key, household_key, state, route_code, listed_route,
        level, rules, sources, first_exposed_at, last_exposed_at, observe_until, document_masked,
        phone_masked, name_masked, listed_at, clock_at, step_at, due_at, due_kind)
      SELECT 'o', md5(i::text), '', 'new', r, r, 'high', '{}', '{}', t, t, t, '', '', '', t, t, t,
        t + interval '2 hours', 'acknowledge'
      FROM generate_series(0, 99999) i,
        LATERAL (SELECT '330106001' || lpad((i % 200)::text, 3, '0') AS r,
          timestamptz '2020-02-10T01:00:00Z' AS t) AS made
      """;

  @TempDir private Path folder;

  @Test
  void eachTaskIsAcknowledgedOnce() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      DatabaseAddress address = DatabaseAddress.of(postgres.url(PostgresServer.USER), name -> null);
      Owner.of(address, PostgresServer.USER).migrate();
      postgres.execute(ORDER, ACCOUNTS, FILL, "ANALYZE desk.task");
      Queue<Long> claimed = new ConcurrentLinkedQueue<>();
      Queue<Long> nanos = new ConcurrentLinkedQueue<>();
      long begun = System.nanoTime();
      try (Database database = Database.open(address, CONNECTIONS)) {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        for (int i = 0; i < WORKERS; i++) {
          String session = "w" + i;
          workers.execute(() -> work(database, session, claimed, nanos));
        }
        workers.shutdown();
        assertThat(workers.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(
          "%d tasks, %d workers: %.0f tasks/s, p50 %.1f ms, p99 %.1f ms%n",
          claimed.size(),
          WORKERS,
          claimed.size() / seconds,
          sorted[sorted.length / 2] / 1e6,
          sorted[(int) (sorted.length * 0.99)] / 1e6);
      assertThat(claimed).hasSize(TASKS).doesNotHaveDuplicates();
      assertThat(Arrays.stream(sorted).average()).isPresent();
    }
  }

  private static void work(
      Database database, String session, Queue<Long> claimed, Queue<Long> nanos) {
    List<Long> got;
    do {
      long begun = System.nanoTime();
      got =
          database.as(
              session,
              handle ->
                  handle
                      .createQuery("SELECT * FROM claim_tasks(1, :now)")
                      .bind("now", NOW)
                      .mapTo(Long.class)
                      .list());
      nanos.add(System.nanoTime() - begun);
      claimed.addAll(got);
    } while (!got.isEmpty());
  }
}
