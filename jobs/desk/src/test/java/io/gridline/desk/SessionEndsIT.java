package io.gridline.desk;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.desk.access.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A session ends after a request was let in and before it has found anything: it waits for a table
 * that the test holds, and goes on when the session is gone.
 */
class SessionEndsIT {

  @TempDir private static Path folder;
  private static ADesk desk;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    desk.account("worker", Role.WORKER, COMMUNITY);
    desk.account("street", Role.COORDINATOR, COMMUNITY.substring(0, 9));
    desk.desk().take(ORDER, List.of(desk.entries().of(1, COMMUNITY)));
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource({
    "worker, /api/v1/tasks, screening_order",
    "worker, /api/v1/tasks, task",
    "worker, /api/v1/tasks/1, task",
    "worker, /api/v1/tasks/1, daily_check",
    "worker, /api/v1/export.csv, task",
    "worker, /api/v1/export.xlsx, export",
    "street, /api/v1/progress, task",
    "street, /api/v1/counts, task",
    "street, /api/v1/freshness, source_freshness"
  })
  void theApiSaysThatItIsOver(String account, String path, String table) throws Exception {
    Client client = Client.signedIn(desk, account);
    Client.Answer answer = endingWhileWaitingFor(table, () -> client.get(path));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().get("code").asText()).isEqualTo("signed_out");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/tasks/1/actions, '%s'",
    "/api/v1/actions, '{\"actions\":[%s]}'",
  })
  void anActionThatCouldNotBeTakenForItIsKeptByThePhone(String path, String body) throws Exception {
    Client client = Client.signedIn(desk, "worker");
    String action =
        "{\"action_id\":\"%s\",\"version\":1,\"action\":\"note\",\"note\":\"seen\"%s}"
            .formatted(UUID.randomUUID(), path.contains("tasks") ? "" : ",\"task_id\":1");
    String sent = body.formatted(action);
    Client.Answer answer = endingWhileWaitingFor("task", () -> client.post(path, sent));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().get("code").asText()).isEqualTo("signed_out");
    Client.Answer again = Client.signedIn(desk, "worker").post(path, sent);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).doesNotContain("refused");
  }

  @Test
  void anOpeningThatCouldNotBeLoggedShowsNothing() throws Exception {
    Client client = Client.signedIn(desk, "worker");
    Client.Answer answer =
        endingWhileWaitingFor(
            "opening", () -> client.post("/api/v1/tasks/1/open", "{\"field\":\"phone\"}"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).doesNotContain("861390");
    assertThat(Sql.as(desk, "postgres").rows("SELECT count(*) FROM opening")).containsExactly("0");
  }

  @ParameterizedTest
  @CsvSource({
    "worker, /, task",
    "worker, /tasks/1, task",
    "worker, /, screening_order",
    "street, /overview, source_freshness",
    "worker, /print, export"
  })
  void aPageGoesToTheSignIn(String account, String path, String table) throws Exception {
    Client client = Client.signedIn(desk, account);
    Client.Answer answer = endingWhileWaitingFor(table, () -> client.get(path));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    assertThat(answer.text()).isEqualTo("Redirected");
  }

  /** What is answered to a request during which all sessions end. */
  private static Client.Answer endingWhileWaitingFor(String table, Supplier<Client.Answer> request)
      throws Exception {
    CompletableFuture<Client.Answer> answer;
    try (Connection holder = DriverManager.getConnection(desk.url("postgres"));
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE desk." + table + " IN ACCESS EXCLUSIVE MODE");
      answer = CompletableFuture.supplyAsync(request);
      awaitOneThatWaits(answer);
      Sql.as(desk, "postgres").rows("DELETE FROM session");
      holder.commit();
    }
    return answer.get(30, TimeUnit.SECONDS);
  }

  private static void awaitOneThatWaits(CompletableFuture<?> answer) {
    while (!answer.isDone()
        && Sql.as(desk, "postgres")
            .rows(
                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                    + " WHERE NOT granted AND usename = 'gridline_desk'")
            .equals(List.of("0"))) {
      Thread.onSpinWait();
    }
    assertThat(answer).as("it waits").isNotDone();
  }
}
