package io.gridline.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What the job's Flink says of its checkpoints, over REST. */
record LiveCheckpoints(int port, String job) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param count of those that were looked at
   * @param medianMillis from trigger to completion
   * @param stateBytes of the newest
   */
  record Seen(int count, long medianMillis, long maxMillis, long stateBytes) {}

  /** Of those that were triggered since an instant, in milliseconds since 1970. */
  Seen since(long millis) {
    List<Long> durations = new ArrayList<>();
    long bytes = 0;
    long newest = 0;
    for (JsonNode one : get().get("history")) {
      if (one.get("status").asText().equals("COMPLETED")) {
        if (one.get("trigger_timestamp").asLong() >= millis) {
          durations.add(one.get("end_to_end_duration").asLong());
        }
        if (one.get("id").asLong() > newest) {
          newest = one.get("id").asLong();
          bytes = one.get("state_size").asLong();
        }
      }
    }
    durations.sort(null);
    int count = durations.size();
    return new Seen(
        count,
        count == 0 ? 0 : durations.get(count / 2),
        count == 0 ? 0 : durations.get(count - 1),
        bytes);
  }

  private JsonNode get() {
    URI uri = URI.create("http://127.0.0.1:%d/jobs/%s/checkpoints".formatted(port, job));
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "bench: the job's Flink does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
  }
}
