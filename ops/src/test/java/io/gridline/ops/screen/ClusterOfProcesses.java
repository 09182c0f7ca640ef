package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.Gridline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A cluster as an operator starts, looks at and stops it. */
public record ClusterOfProcesses(Path folder, List<String> size) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a command has answered. */
  public record Answer(int status, String text) {}

  /** Starts what is not there. */
  public ClusterOfProcesses up() {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(size);
    Answer answer = command(arguments);
    assertThat(answer.status()).as(answer.text()).isZero();
    return this;
  }

  Answer status() {
    return command(List.of("status"));
  }

  public Answer down() {
    return command(List.of("down"));
  }

  private Answer command(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("cluster"));
    all.addAll(arguments);
    all.addAll(List.of("--folder", folder.toString()));
    StringWriter text = new StringWriter();
    CommandLine command = Gridline.commandLine();
    command.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    int status = command.execute(all.toArray(new String[0]));
    return new Answer(status, text.toString());
  }

  public String address() throws IOException {
    return state().get("address").asText();
  }

  int port() throws IOException {
    return Integer.parseInt(address().replaceAll(".*:", ""));
  }

  List<ProcessHandle> processes() throws IOException {
    List<ProcessHandle> alive = new ArrayList<>();
    for (JsonNode one : state().get("processes")) {
      ProcessHandle.of(one.get("pid").asLong())
          .filter(ProcessHandle::isAlive)
          .ifPresent(alive::add);
    }
    return alive;
  }

  /** Kills a process with the signal that cannot be caught, and waits until it is gone. */
  public void kill(String name) throws Exception {
    for (JsonNode one : state().get("processes")) {
      if (one.get("name").asText().equals(name)) {
        ProcessHandle process = ProcessHandle.of(one.get("pid").asLong()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
      }
    }
  }

  private JsonNode state() throws IOException {
    return JSON.readTree(folder.resolve("cluster.json").toFile());
  }
}
