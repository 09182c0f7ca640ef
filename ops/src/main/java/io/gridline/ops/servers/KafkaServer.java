package io.gridline.ops.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker for the demo and tests: a process of its own on this machine that listens on
 * 127.0.0.1 only, keeps everything in one folder, and has the same address and data again when it
 * is started there again. Its log is {@code kafka.log} in the folder.
 */
public final class KafkaServer implements AutoCloseable {

  private static final Duration TO_COME_UP = Duration.ofSeconds(90);
  private static final int ANSWER_MILLIS = 2000;

  /** A broker that was killed is let in again when its old session is over. */
  private static final String LET_IN_AGAIN = "broker.session.timeout.ms=6000";

  private final KafkaFolder folder;
  private final String bootstrapServers;
  private ServerProcess process;

  private KafkaServer(KafkaFolder folder, String bootstrapServers, ServerProcess process) {
    this.folder = folder;
    this.bootstrapServers = bootstrapServers;
    this.process = process;
  }

  /**
   * Starts a broker and waits until it serves.
   *
   * @param folder its own; made, with free ports, when it is not there
   * @throws io.gridline.ops.CommandFailure when it does not come up
   */
  public static KafkaServer start(Path folder) throws IOException {
    KafkaFolder its = new KafkaFolder(folder.toAbsolutePath().normalize());
    its.make();
    ServerProcess process = started(its);
    return new KafkaServer(its, its.bootstrapServers(), process);
  }

  /** HOST:PORT, the same for as long as the folder is there. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Shuts it down in order. */
  public void stop() {
    process.stop();
  }

  /** Ends it at once (SIGKILL), as a power cut would. */
  public void kill() {
    process.kill();
  }

  /** Starts it again, after {@link #stop} or {@link #kill}, and waits until it serves. */
  public void startAgain() throws IOException {
    process = started(folder);
  }

  /** Stops it; its folder stays. */
  @Override
  public void close() {
    stop();
  }

  private static ServerProcess started(KafkaFolder folder) throws IOException {
    List<String> command = java(folder, "-Xmx512m");
    command.addAll(List.of("kafka.Kafka", folder.settings().toString()));
    if (folder.isFormatted()) {
      command.addAll(List.of("--override", LET_IN_AGAIN));
    } else {
      format(folder);
    }
    ServerProcess process = ServerProcess.start("kafka", folder.path(), command);
    try {
      process.await(() -> serves(folder), TO_COME_UP);
      return process;
    } catch (IOException | RuntimeException failure) {
      process.kill();
      throw failure;
    }
  }

  private static void format(KafkaFolder folder) throws IOException {
    List<String> command = java(folder, "-XX:TieredStopAtLevel=1");
    command.addAll(List.of("kafka.tools.StorageTool", "format"));
    command.addAll(List.of("--cluster-id", Uuid.randomUuid().toString()));
    command.addAll(List.of("--config", folder.settings().toString()));
    ServerProcess.start("kafka-format", folder.path(), command).complete(TO_COME_UP);
  }

  private static List<String> java(KafkaFolder folder, String option) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            option,
            "-XX:+UseParallelGC",
            "-Djava.io.tmpdir=" + folder.scratch(),
            "-Dlog4j2.configurationFile=" + folder.logging(),
            "-cp",
            ServerJars.classPath("kafka")));
  }

  private static boolean serves(KafkaFolder folder) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                folder.bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                20,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100))) {
      DescribeClusterOptions soon = new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS);
      return !admin.describeCluster(soon).nodes().get().isEmpty();
    } catch (ExecutionException | IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
