package io.gridline.ops.bench;

import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.ops.servers.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process that is measured, seen from the one that measures. */
final class LiveWork implements AutoCloseable {

  private final LiveBenchSettings settings;
  private final KafkaAddress kafka;
  private final Path keys;
  private final Child child;
  private int started;

  LiveWork(LiveBenchSettings settings, KafkaAddress kafka, Path keys, String name)
      throws IOException {
    this.settings = settings;
    this.kafka = kafka;
    this.keys = keys;
    List<String> command = new ArrayList<>(GridlineContender.java());
    command.addAll(List.of("bench", "live-work"));
    child = Child.start(name, command, settings.folder().resolve(name + ".log"));
  }

  /**
   * Starts a job; the group is one that nobody has used.
   *
   * @param what ceiling or gridline
   */
  LiveCheckpoints start(String what) throws IOException {
    Path checkpoints = settings.folder().resolve("checkpoints");
    FileTree.delete(checkpoints);
    Files.createDirectories(checkpoints);
    int port = FreePorts.take(1).get(0);
    String group = "bench-live-" + what + "-" + ++started + "-" + System.nanoTime();
    String job =
        child.tell(
            String.join(
                "\t",
                what,
                kafka.servers(),
                group,
                keys.toString(),
                checkpoints.toString(),
                Long.toString(settings.checkpointMillis()),
                Long.toString(settings.bufferTimeoutMillis()),
                Integer.toString(settings.parallelism()),
                Integer.toString(port),
                settings.state().name()));
    return new LiveCheckpoints(port, job);
  }

  void tell(String... request) {
    child.tell(String.join("\t", request));
  }

  void begin() {
    child.begin();
  }

  Measured since(long nanos) {
    return child.since(nanos);
  }

  void stop() {
    child.tell("stop");
  }

  @Override
  public void close() {
    child.close();
  }
}
