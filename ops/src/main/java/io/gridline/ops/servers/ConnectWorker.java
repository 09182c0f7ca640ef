package io.gridline.ops.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A worker of Kafka Connect with Debezium and the sealing transform, for the demo and tests: a
 * process of its own on this machine that takes orders on 127.0.0.1 only. What it does and how far
 * it has come is in Kafka; started again, it goes on there. Its log is {@code connect.log} in its
 * folder.
 */
public final class ConnectWorker implements AutoCloseable {

  private static final Duration TO_COME_UP = Duration.ofSeconds(90);
  private static final Duration TO_RUN = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConnectFolder folder;
  private final String address;
  private ServerProcess process;

  private ConnectWorker(ConnectFolder folder, String address) {
    this.folder = folder;
    this.address = address;
  }

  /**
   * Starts a worker and waits until it takes orders.
   *
   * @param folder its own; made, with a free port, when it is not there
   * @throws CommandFailure when it does not come up
   */
  public static ConnectWorker start(Path folder, String bootstrapServers) throws IOException {
    ConnectFolder its = new ConnectFolder(folder.toAbsolutePath().normalize());
    its.make(bootstrapServers);
    ConnectWorker worker = new ConnectWorker(its, its.address());
    worker.startAgain();
    return worker;
  }

  /** Of its REST endpoint. */
  public String address() {
    return address;
  }

  /** Makes a connector, or gives it other settings, and waits until it runs. */
  public void run(String connector, Map<String, String> settings) throws IOException {
    put(connector, settings);
    process.await(() -> isRunning(connector), TO_RUN);
  }

  /** Makes a connector, or gives it other settings; it starts by itself. */
  void put(String connector, Map<String, String> settings) throws IOException {
    HttpResponse<String> answer =
        ask(
            request("/connectors/" + connector + "/config")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(settings))));
    if (answer.statusCode() >= 300) {
      throw new CommandFailure(
          ExitCode.FAILED, "connector %s is refused: %s".formatted(connector, answer.body()));
    }
  }

  /** Whether a connector and a task of its are at work now. */
  public boolean isRunning(String connector) {
    return status(connector).equals("RUNNING");
  }

  /** Whether it has given up, and waits for an operator. */
  public boolean hasFailed(String connector) {
    return status(connector).equals("FAILED");
  }

  /** Of its task, else of itself; empty while neither is known. */
  private String status(String connector) {
    try {
      HttpResponse<String> answer = ask(request("/connectors/" + connector + "/status").GET());
      JsonNode status = JSON.readTree(answer.body());
      String itself = status.path("connector").path("state").asText("");
      return itself.equals("FAILED")
          ? itself
          : status.path("tasks").path(0).path("state").asText("");
    } catch (IOException notYet) {
      return "";
    }
  }

  /** Shuts it down in order. */
  public void stop() {
    process.stop();
  }

  /** Ends it at once (SIGKILL), as a power cut would. */
  public void kill() {
    process.kill();
  }

  /** Starts it again, after {@link #stop} or {@link #kill}, and waits until it takes orders. */
  public void startAgain() throws IOException {
    process = ServerProcess.start("connect", folder.path(), command());
    try {
      process.await(this::serves, TO_COME_UP);
    } catch (IOException | RuntimeException failure) {
      process.kill();
      throw failure;
    }
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseParallelGC",
        "-Djava.io.tmpdir=" + folder.scratch(),
        "-Dlog4j2.configurationFile=" + folder.logging(),
        "-cp",
        ServerJars.classPath("connect"),
        "org.apache.kafka.connect.cli.ConnectDistributed",
        folder.settings().toString());
  }

  private boolean serves() {
    try {
      return ask(request("/health").GET()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWER);
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "stopped while Kafka Connect was asked", e);
    }
  }

  /** Stops it; its folder stays, and so does what it has in Kafka. */
  @Override
  public void close() {
    stop();
  }
}
