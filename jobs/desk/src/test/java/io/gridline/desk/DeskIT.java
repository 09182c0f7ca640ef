package io.gridline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridline.desk.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk by its API, with a real HTTP client. */
class DeskIT {

  @TempDir private static Path folder;
  private static ADesk desk;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    desk.account("worker", Role.WORKER, ADesk.COMMUNITY);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void aWorkerAcknowledgesATaskOnce() throws Exception {
    desk.desk().take(ADesk.ORDER, List.of(desk.entries().of(1, ADesk.COMMUNITY)));
    Client worker = Client.signedIn(desk, "worker");

    JsonNode task = worker.get("/api/v1/tasks").body().get("items").get(0);
    assertThat(task.get("state").asText()).isEqualTo("delivered");
    assertThat(task.get("reasons").get(0).asText()).isEqualTo("曾在疫区停留");

    String action = Client.action(UUID.randomUUID(), task, "acknowledge");
    Client.Answer first =
        worker.post("/api/v1/tasks/" + task.get("id").asLong() + "/actions", action);
    Client.Answer again =
        worker.post("/api/v1/tasks/" + task.get("id").asLong() + "/actions", action);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.body().get("tasks").get(0).get("state").asText()).isEqualTo("acknowledged");
  }
}
