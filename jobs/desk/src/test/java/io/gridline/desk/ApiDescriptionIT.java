package io.gridline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gridline.desk.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API says of itself holds: real answers against the described schemas. */
class ApiDescriptionIT {

  @TempDir private static Path folder;
  private static ADesk desk;
  private static JsonNode described;

  @BeforeAll
  static void start() throws Exception {
    desk = ADesk.start(folder);
    desk.account("worker", Role.WORKER, ADesk.COMMUNITY);
    desk.desk().take(ADesk.ORDER, List.of(desk.entries().of(1, ADesk.COMMUNITY)));
    described = Client.of(desk).get("/api/v1/openapi.json").body();
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(described.get("openapi").asText()).isEqualTo("3.1.0");
    List<String> references = described.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(described.at(reference.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void everythingThatIsDescribedIsThere() {
    Client nobody = Client.of(desk);
    described
        .get("paths")
        .fieldNames()
        .forEachRemaining(
            path ->
                described
                    .get("paths")
                    .get(path)
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          String at = "/api/v1" + path.replace("{id}", "1");
                          Client.Answer answer =
                              method.equals("get") ? nobody.get(at) : nobody.post(at, "{}");
                          assertThat(answer.status()).as(at).isNotEqualTo(404).isLessThan(500);
                        }));
  }

  @Test
  void answersAreAsTheyAreDescribed() {
    Client worker = Client.signedIn(desk, "worker");
    JsonNode page = worker.get("/api/v1/tasks").body();
    JsonNode task = page.get("items").get(0);
    String its = "/api/v1/tasks/" + task.get("id").asLong();
    String check =
        Client.action(
            UUID.randomUUID(), task, "contact", ",\"reached\":false,\"note\":\"in the evening\"");

    assertIs("TaskPage", page);
    assertIs("Me", worker.get("/api/v1/me").body());
    assertIs("Tasks", worker.post(its + "/actions", check).body());
    assertIs("TaskDetail", worker.get(its).body());
    assertIs(
        "Problem",
        worker
            .post(its + "/actions", Client.action(UUID.randomUUID(), task, "acknowledge"))
            .body());
    assertIs("Problem", worker.get("/api/v1/tasks/999999").body());
  }

  private static void assertIs(String schema, JsonNode answer) {
    // Held against the whole description, so that references inside it are found.
    var whole = described.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) whole)
        .put("$ref", "#/components/schemas/" + schema);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(answer))
        .as(schema)
        .isEmpty();
    assertThat(answer.size()).isPositive();
  }
}
