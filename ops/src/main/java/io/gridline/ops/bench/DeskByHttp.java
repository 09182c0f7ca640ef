package io.gridline.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.desk.Desk;
import io.gridline.desk.DeskSettings;
import io.gridline.desk.access.RequestLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Gridline's API: each worker with a session, and the JDK's HTTP client. */
final class DeskByHttp implements DeskContender {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All workers come from one address, and faster than people tap. */
  private static final RequestLimits NONE = new RequestLimits(100_000_000, 100_000_000);

  private final String name;
  private final DeskTasks rows;
  private final Desk desk;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  DeskByHttp(String name, DeskGround ground, Path keys, int connections, Clock now)
      throws IOException {
    this.name = name;
    this.rows = new DeskTasks(ground);
    this.desk =
        Desk.start(
            new DeskSettings(
                ground.address(),
                Optional.empty(),
                keys,
                List.of(DeskGround.ORDER_YAML),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                0,
                connections,
                NONE,
                List.of(),
                now));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void fill(int tasks) throws SQLException {
    rows.fill(tasks);
  }

  @Override
  public long claim(int worker) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + desk.port() + "/api/v1/tasks/claim"))
                .header("Content-Type", "application/json")
                .header("Cookie", "gridline_session=" + DeskGround.token(worker))
                .header("X-CSRF-Token", "csrf")
                .POST(HttpRequest.BodyPublishers.ofString("{\"limit\":1}"))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("a claim was answered " + answer.statusCode());
    }
    JsonNode tasks = JSON.readTree(answer.body()).get("tasks");
    return tasks.isEmpty() ? -1 : tasks.get(0).get("id").asLong();
  }

  @Override
  public long acknowledgedOnce() throws SQLException {
    return rows.acknowledgedOnce();
  }

  @Override
  public void close() {
    desk.close();
  }
}
