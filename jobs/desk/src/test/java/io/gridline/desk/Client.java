package io.gridline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A real HTTP client of the API. */
public final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was answered. */
  public record Answer(int status, JsonNode body, String text, HttpHeaders headers) {}

  private final ADesk desk;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String csrf = "";

  private Client(ADesk desk) {
    this.desk = desk;
  }

  public static Client of(ADesk desk) {
    return new Client(desk);
  }

  public static Client signedIn(ADesk desk, String account) {
    Client client = new Client(desk);
    Answer answer = client.signIn(account, ADesk.PASSWORD);
    if (answer.status() != 200) {
      throw new IllegalStateException("signing in was answered " + answer.status());
    }
    client.csrf = answer.body().get("csrf").asText();
    return client;
  }

  public Answer signIn(String account, String password) {
    return post(
        "/api/v1/login", "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(account, password));
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(desk.uri(path)).GET());
  }

  /** A file. */
  public byte[] download(String path) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(desk.uri(path)).GET().build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer post(String path, String json) {
    return send(
        HttpRequest.newBuilder(desk.uri(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", csrf)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The same without saying that it was meant. */
  public Answer postWithoutToken(String path, String json) {
    return send(
        HttpRequest.newBuilder(desk.uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String kind = answer.headers().firstValue("Content-Type").orElse("");
      JsonNode body =
          kind.contains("json") ? JSON.readTree(answer.body()) : MissingNode.getInstance();
      return new Answer(answer.statusCode(), body, answer.body(), answer.headers());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An action on a task as it was shown, without fields. */
  public static String action(UUID id, JsonNode task, String action) {
    return action(id, task, action, "");
  }

  /**
   * @param more further fields, each after a comma
   */
  public static String action(UUID id, JsonNode task, String action, String more) {
    return "{\"action_id\":\"%s\",\"version\":%d,\"action\":\"%s\"%s}"
        .formatted(id, task.get("version").asInt(), action, more);
  }
}
