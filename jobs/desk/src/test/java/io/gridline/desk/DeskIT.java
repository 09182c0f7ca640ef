package io.gridline.desk;

import static io.gridline.desk.ADesk.COMMUNITY;
import static io.gridline.desk.ADesk.NEIGHBOUR;
import static io.gridline.desk.ADesk.ORDER;
import static io.gridline.desk.ADesk.OTHER_STREET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridline.desk.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk by its API, with a real HTTP client; each test has a person of its own. */
class DeskIT {

  @TempDir private static Path folder;
  private static ADesk desk;
  private static Crew crew;
  private static Client worker;
  private static Client neighbour;
  private static Client coordinator;
  private static Client officer;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    crew = Crew.of(desk);
    worker = crew.worker();
    neighbour = crew.neighbour();
    coordinator = crew.coordinator();
    officer = crew.officer();
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void aWorkerAcknowledgesATaskOnce() {
    JsonNode task = crew.listed(COMMUNITY);
    assertThat(task.get("state").asText()).isEqualTo("delivered");
    assertThat(task.get("reasons").get(0).asText()).isEqualTo("曾在疫区停留");

    String action = Client.action(UUID.randomUUID(), task, "acknowledge");
    Client.Answer first = worker.post(Crew.actions(task), action);
    Client.Answer again = worker.post(Crew.actions(task), action);
    Client.Answer another =
        worker.post(Crew.actions(task), Client.action(UUID.randomUUID(), task, "acknowledge"));

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(Crew.one(first).get("state").asText()).isEqualTo("acknowledged");
    assertThat(Crew.one(first).get("claimed_by").asText()).isEqualTo("worker");
    assertThat(another.status()).isEqualTo(409);
    assertThat(another.body().get("current").get("state").asText()).isEqualTo("acknowledged");
  }

  @Test
  void aPhoneIsMaskedAndOpeningItIsLogged() throws Exception {
    JsonNode task = crew.listed(COMMUNITY);
    assertThat(task.get("phone_masked").asText()).matches("861\\*+\\d{4}");

    Client.Answer opened =
        worker.post("/api/v1/tasks/" + Crew.id(task) + "/open", "{\"field\":\"phone\"}");

    assertThat(opened.body().get("value").asText()).matches("861390\\d{7}");
    assertThat(
            Sql.as(desk, "postgres")
                .rows("SELECT field FROM desk.opening o WHERE task_id = " + Crew.id(task)))
        .containsExactly("phone");
    assertThat(
            officer
                .post("/api/v1/tasks/" + Crew.id(task) + "/open", "{\"field\":\"phone\"}")
                .status())
        .isEqualTo(404);
    assertThat(
            neighbour
                .post("/api/v1/tasks/" + Crew.id(task) + "/open", "{\"field\":\"name\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void whatAPhoneGatheredWithoutANetworkIsTakenInItsSequence() {
    JsonNode task = crew.listed(COMMUNITY);
    String batch =
        "{\"actions\":[%s,%s,%s]}"
            .formatted(
                Crew.sent(task, "visit", ""),
                Crew.sent(task, "observe", ""),
                Crew.sent(
                    task,
                    "check",
                    ",\"temperature_c\":36.6,\"symptoms\":[\"cough\"],\"needs\":\"rice\""));

    JsonNode answers = worker.post("/api/v1/actions", batch).body().get("answers");

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.get("status").asInt()).isEqualTo(200));
    JsonNode found = worker.get("/api/v1/tasks/" + Crew.id(task)).body();
    assertThat(found.get("task").get("state").asText()).isEqualTo("under_observation");
    assertThat(found.get("task").get("checks").get(0).get("temperature_c").asDouble())
        .isEqualTo(36.6);
    assertThat(found.get("history").size()).isEqualTo(5);
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    JsonNode task = crew.listed(COMMUNITY);
    worker.post(Crew.actions(task), Client.action(UUID.randomUUID(), task, "acknowledge"));
    coordinator.post(Crew.actions(task), Client.action(UUID.randomUUID(), task, "visit"));

    Client.Answer closed =
        worker.post(
            Crew.actions(task),
            Client.action(UUID.randomUUID(), task, "close", ",\"outcome\":\"not_found\""));
    Client.Answer checked =
        worker.post(
            Crew.actions(task),
            Client.action(
                UUID.randomUUID(), task, "check", ",\"temperature_c\":37.0,\"symptoms\":[]"));

    assertThat(closed.status()).isEqualTo(409);
    assertThat(closed.body().get("code").asText()).isEqualTo("changed");
    assertThat(checked.status()).isEqualTo(200);
  }

  @Test
  void aTransferIsSeenByBothSidesAndTakenByOne() {
    JsonNode task = crew.listed(COMMUNITY);
    Client.Answer offered =
        worker.post(
            Crew.actions(task),
            Client.action(
                UUID.randomUUID(),
                task,
                "transfer",
                ",\"to\":\"%s\",\"reason\":\"lives there\"".formatted(NEIGHBOUR)));
    assertThat(Crew.one(offered).get("state").asText()).isEqualTo("transferred");
    assertThat(Crew.one(offered).get("allowed_actions").toString()).isEqualTo("[\"note\"]");

    JsonNode there = neighbour.get("/api/v1/tasks/" + Crew.id(task)).body().get("task");
    assertThat(there.get("allowed_actions").toString()).isEqualTo("[\"accept\",\"refuse\"]");
    assertThat(neighbour.get("/api/v1/tasks?state=incoming").body().get("items").size())
        .isPositive();
    assertThat(
            worker
                .post(Crew.actions(task), Client.action(UUID.randomUUID(), task, "accept"))
                .status())
        .isEqualTo(409);

    Client.Answer accepted =
        neighbour.post(Crew.actions(task), Client.action(UUID.randomUUID(), there, "accept"));

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(Crew.one(accepted).get("route_code").asText()).isEqualTo(NEIGHBOUR);
    assertThat(worker.get("/api/v1/tasks/" + Crew.id(task)).status()).isEqualTo(404);
    assertThat(coordinator.get("/api/v1/tasks/" + Crew.id(task)).status()).isEqualTo(200);
  }

  @Test
  void aRefusedTransferIsTheirsAgainAndTheOtherSideSeesItNoMore() {
    JsonNode task = crew.listed(COMMUNITY);
    worker.post(
        Crew.actions(task),
        Client.action(
            UUID.randomUUID(), task, "transfer", ",\"to\":\"%s\"".formatted(OTHER_STREET)));
    assertThat(neighbour.get("/api/v1/tasks/" + Crew.id(task)).status()).isEqualTo(404);
    desk.account("beyond", Role.WORKER, OTHER_STREET);
    Client beyond = Client.signedIn(desk, "beyond");
    JsonNode there = beyond.get("/api/v1/tasks/" + Crew.id(task)).body().get("task");

    Client.Answer refused =
        beyond.post(
            Crew.actions(task),
            Client.action(UUID.randomUUID(), there, "refuse", ",\"reason\":\"unknown\""));

    assertThat(refused.status()).isEqualTo(200);
    assertThat(beyond.get("/api/v1/tasks/" + Crew.id(task)).status()).isEqualTo(404);
    JsonNode back = worker.get("/api/v1/tasks/" + Crew.id(task)).body();
    assertThat(back.get("task").get("state").asText()).isEqualTo("delivered");
    assertThat(back.get("history").get(0).get("note").asText()).isEqualTo("unknown");
  }

  @Test
  void aHouseholdIsOneVisit() {
    int first = crew.newPerson();
    int second = crew.newPerson();
    desk.desk()
        .take(
            ORDER,
            List.of(
                desk.entries().of(first, COMMUNITY, "h" + first, ADesk.START),
                desk.entries().of(second, COMMUNITY, "h" + first, ADesk.START)));
    JsonNode one = crew.find(desk.entries().key(first));
    JsonNode other = crew.find(desk.entries().key(second));
    assertThat(one.get("household").asText()).isEqualTo(other.get("household").asText());
    assertThat(one.get("household_size").asInt()).isEqualTo(2);

    Client.Answer visited =
        worker.post(
            Crew.actions(one),
            Client.action(
                UUID.randomUUID(), one, "visit", ",\"also\":[%d]".formatted(Crew.id(other))));

    assertThat(visited.body().get("tasks")).hasSize(2);
    assertThat(visited.body().get("tasks"))
        .allSatisfy(task -> assertThat(task.get("state").asText()).isEqualTo("visited"));
  }

  @Test
  void exposedAgainWithdrawnAndListedAgainItIsTheSameTask() {
    int person = crew.newPerson();
    desk.desk().take(ORDER, List.of(desk.entries().of(person, COMMUNITY)));
    JsonNode task = crew.find(desk.entries().key(person));
    worker.post(
        Crew.actions(task),
        Client.action(UUID.randomUUID(), task, "close", ",\"outcome\":\"released\""));

    var again = desk.entries().of(person, COMMUNITY, "", ADesk.START.minusSeconds(60));
    desk.desk().take(ORDER, List.of(again));
    assertThat(crew.state(task)).isEqualTo("new");
    assertThat(crew.state(task)).isEqualTo("delivered");
    int before = crew.events(task);
    desk.desk().take(ORDER, List.of(again));
    assertThat(crew.events(task)).isEqualTo(before);

    desk.desk().withdraw(ORDER, List.of(desk.entries().key(person)));
    JsonNode withdrawn = coordinator.get("/api/v1/tasks/" + Crew.id(task)).body().get("task");
    assertThat(withdrawn.get("state").asText()).isEqualTo("withdrawn");
    assertThat(withdrawn.get("withdrawn_why").asText())
        .isEqualTo("record-register-or-case-changed");
    assertThat(
            worker
                .post("/api/v1/tasks/" + Crew.id(task) + "/open", "{\"field\":\"phone\"}")
                .status())
        .isEqualTo(404);

    desk.desk().take(ORDER, List.of(again));
    assertThat(crew.state(task)).isEqualTo("new");
  }

  @Test
  void whatIsOverdueEscalatesOneLevelAfterTheOther() {
    JsonNode task = crew.listed(OTHER_STREET);
    desk.clock().goOn(Duration.ofMinutes(121));
    desk.desk().sweep();
    assertThat(crew.escalated(task)).isEqualTo("street");
    desk.clock().goOn(Duration.ofMinutes(120));
    desk.desk().sweep();
    assertThat(crew.escalated(task)).isEqualTo("county");
    assertThat(
            officer
                .get("/api/v1/tasks?state=escalated&division=" + OTHER_STREET)
                .body()
                .get("items"))
        .hasSizeGreaterThanOrEqualTo(1);
    assertThat(desk.desk().sweep()).isZero();
  }

  @Test
  void aCoordinatorGivesTasksToAWorkerAndAWorkerGivesNone() {
    JsonNode task = crew.listed(COMMUNITY);
    String asked = "{\"task_ids\":[%d],\"account\":\"worker\"}".formatted(Crew.id(task));

    assertThat(worker.post("/api/v1/tasks/assign", asked).body().get("tasks")).isEmpty();
    assertThat(Crew.one(coordinator.post("/api/v1/tasks/assign", asked)).get("claimed_by").asText())
        .isEqualTo("worker");
    assertThat(worker.get("/api/v1/tasks?mine=true&limit=200").body().get("items").toString())
        .contains("\"id\":" + Crew.id(task) + ",");
  }

  @Test
  void pagesFollowOneAnotherWithoutARepeat() {
    for (int i = 0; i < 7; i++) {
      crew.listed(NEIGHBOUR);
    }
    List<Long> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = neighbour.get("/api/v1/tasks?limit=3" + cursor).body();
      page.get("items").forEach(item -> seen.add(Crew.id(item)));
      cursor =
          page.get("next_cursor").isNull() ? null : "&cursor=" + page.get("next_cursor").asText();
    } while (cursor != null);

    assertThat(seen).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
  }
}
