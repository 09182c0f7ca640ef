package io.gridline.ops.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A worker's phone: sends one action after the other by the real API, each again and again until it
 * is answered that it was taken. Gives the ids of all of them.
 */
final class RepeatingWorker implements Callable<List<UUID>> {

  static final String PASSWORD = "correct horse battery";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PAUSE_MILLIS = 40;
  private static final int OK = 200;
  private static final List<String> STEPS = List.of("visit", "check", "note");

  private final String root;
  private final String account;
  private final List<Long> tasks;
  private final CountDownLatch over;
  private final CountDownLatch first = new CountDownLatch(1);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .cookieHandler(new CookieManager())
          .build();
  private String csrf = "";

  RepeatingWorker(int port, String account, List<Long> tasks, CountDownLatch over) {
    this.root = "http://127.0.0.1:" + port + "/api/v1";
    this.account = account;
    this.tasks = tasks;
    this.over = over;
  }

  /** Until its first action was taken. */
  void awaitFirst() throws InterruptedException {
    if (!first.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no action was taken");
    }
  }

  @Override
  public List<UUID> call() throws Exception {
    csrf =
        until("/login", "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(account, PASSWORD))
            .get("csrf")
            .asText();
    List<UUID> sent = new ArrayList<>();
    for (int i = 0; over.getCount() > 0; i++) {
      long task = tasks.get(i / STEPS.size() % tasks.size());
      String step = STEPS.get(i % STEPS.size());
      UUID id = UUID.randomUUID();
      String fields = step.equals("check") ? ",\"temperature_c\":36.6,\"symptoms\":[]" : "";
      String action =
          "\"action_id\":\"%s\",\"version\":1,\"action\":\"%s\"%s".formatted(id, step, fields);
      if (i % 2 == 0) {
        until("/tasks/" + task + "/actions", "{" + action + "}");
      } else {
        until("/actions", "{\"actions\":[{\"task_id\":" + task + "," + action + "}]}");
      }
      sent.add(id);
      first.countDown();
    }
    return sent;
  }

  private JsonNode until(String path, String body) throws InterruptedException {
    while (true) {
      try {
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("X-CSRF-Token", csrf)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode said = JSON.readTree(answer.body());
        if (answer.statusCode() == OK && isTaken(said)) {
          return said;
        }
        requireRepeatable(answer.statusCode(), said);
      } catch (IOException killed) {
        // The same again, when there is somebody.
      }
      boolean unused = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isTaken(JsonNode said) {
    return !said.has("answers") || said.get("answers").get(0).get("status").asInt() == OK;
  }

  /** Too many requests, too many at once on a task, or a failure. */
  private static void requireRepeatable(int status, JsonNode said) {
    boolean isRepeatable =
        status >= 500 || status == 429 || said.toString().contains("\"code\":\"changed\"");
    if (!isRepeatable) {
      throw new IllegalStateException("answered " + status + " " + said.path("code").asText());
    }
  }
}
