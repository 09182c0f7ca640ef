package io.gridline.ops.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real {@code gridline alert}, with its JobManager and TaskManager in it, that may be killed. */
final class AlertProcess implements AutoCloseable {

  private final String servers;
  private final Path keys;
  private final Path folder;
  private Process process;

  AlertProcess(String servers, Path keys, Path folder) throws IOException {
    this.servers = servers;
    this.keys = keys;
    this.folder = Files.createDirectories(folder);
    start();
  }

  private void start() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx768m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.gridline.ops.Gridline",
                    "alert",
                    "--bootstrap-servers=" + servers,
                    "--keys=" + keys,
                    "--checkpoints=" + folder.resolve("checkpoints"),
                    "--checkpoint-every=PT1S",
                    "--clock=topic"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
            .start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  /** By the signal that cannot be caught; what was saved last is what the next one goes on from. */
  void killAndStartAgain() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    start();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
