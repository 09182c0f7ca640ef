package io.gridline.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.desk.Desk;
import io.gridline.desk.DeskSettings;
import io.gridline.desk.access.AccountBook;
import io.gridline.desk.access.Role;
import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.gridline.ops.servers.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The desk and its database are killed (SIGKILL) at random moments while workers send actions, who
 * repeat each until it is answered: each is taken once. GRIDLINE_DESK_KILLS=50 for more kills; desk
 * and database take turns.
 */
class DeskKillsIT {

  private static final int KILLS =
      Integer.parseInt(System.getenv().getOrDefault("GRIDLINE_DESK_KILLS", "2"));
  private static final int WORKERS = 4;
  private static final int TASKS = 12;
  private static final int LONGEST_MILLIS = 1200;
  private static final Instant AS_OF = Instant.parse("2020-02-10T01:00:00Z");
  private static final String COMMUNITY = "330106002051";

  @TempDir private Path folder;

  @Test
  void everyActionIsTakenOnceWhateverIsKilled() throws Exception {
    // Started by root, PostgreSQL runs as somebody else, who has to get there.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Random dice = new Random(5);
    int port = freePort();
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      prepare(postgres);
      Process desk = desk(postgres, port);
      ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
      CountDownLatch over = new CountDownLatch(1);
      try {
        List<Future<List<UUID>>> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
          RepeatingWorker worker = new RepeatingWorker(port, "w" + i, tasks(postgres), over);
          workers.add(threads.submit(worker));
          worker.awaitFirst();
        }
        for (int kill = 0; kill < KILLS; kill++) {
          boolean unused =
              new CountDownLatch(1).await(dice.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
          if (kill % 2 == 0) {
            desk.destroyForcibly().waitFor();
            desk = desk(postgres, port);
          } else {
            postgres.kill();
            postgres.startAgain();
          }
        }
        over.countDown();
        List<UUID> sent = new ArrayList<>();
        for (Future<List<UUID>> worker : workers) {
          sent.addAll(worker.get(90, TimeUnit.SECONDS));
        }
        assertTakenOnce(postgres, sent);
      } finally {
        over.countDown();
        threads.shutdownNow();
        desk.destroyForcibly().waitFor();
      }
    }
  }

  private static void assertTakenOnce(PostgresServer postgres, List<UUID> sent)
      throws SQLException {
    List<String> taken =
        rows(postgres, "SELECT action_id FROM desk.task_event WHERE action_id IS NOT NULL");
    assertThat(taken).doesNotHaveDuplicates().hasSizeGreaterThan(KILLS * WORKERS);
    assertThat(new TreeSet<>(taken))
        .isEqualTo(new TreeSet<>(sent.stream().map(UUID::toString).toList()));
    assertThat(
            rows(
                postgres,
                "SELECT task_id FROM desk.task t JOIN desk.task_event e USING (task_id) GROUP BY"
                    + " task_id, t.version HAVING t.version <> count(*) OR t.version <>"
                    + " max(e.version) OR count(DISTINCT e.version) <> count(*)"))
        .as("tasks whose version and history differ")
        .isEmpty();
    assertThat(rows(postgres, "SELECT count(*) FROM desk.daily_check"))
        .isEqualTo(rows(postgres, "SELECT count(*) FROM desk.task_event WHERE action = 'check'"));
  }

  /** Tables, tasks and accounts, by a desk that is ended again. */
  private void prepare(PostgresServer postgres) throws Exception {
    OrderKeys keys = KeyFolder.open(folder.resolve("keys")).order(MadeUpList.ORDER);
    DatabaseAddress address = DatabaseAddress.of(postgres.url(PostgresServer.USER), name -> null);
    try (Desk desk =
        Desk.start(
            new DeskSettings(
                address,
                Optional.of(PostgresServer.USER),
                folder.resolve("keys"),
                List.of(MadeUpList.ORDER_YAML),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                0,
                2,
                Clock.fixed(AS_OF, ZoneOffset.UTC)))) {
      desk.take(MadeUpList.ORDER, MadeUpList.of(keys, AS_OF, TASKS, COMMUNITY));
      AccountBook book = new AccountBook(Owner.of(address, PostgresServer.USER));
      for (int i = 0; i < WORKERS; i++) {
        String link = book.invite("w" + i, "w", Role.WORKER, COMMUNITY);
        assertThat(desk.accounts().setUp(link, RepeatingWorker.PASSWORD)).isPresent();
      }
    }
  }

  private static List<Long> tasks(PostgresServer postgres) throws SQLException {
    return rows(postgres, "SELECT task_id FROM desk.task").stream().map(Long::valueOf).toList();
  }

  private Process desk(PostgresServer postgres, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.gridline.ops.Gridline",
            "desk",
            "--database",
            postgres.url(PostgresServer.USER),
            "--keys",
            folder.resolve("keys").toString(),
            "--as-of",
            AS_OF.toString(),
            "--port",
            String.valueOf(port))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("desk.log").toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> rows(PostgresServer postgres, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = postgres.connect();
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
