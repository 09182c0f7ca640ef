package io.gridline.ops.cluster;

import io.gridline.jobs.flink.ClusterClient;
import io.gridline.jobs.flink.JobJars;
import io.gridline.ops.cluster.ClusterSize.Classes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;

/** Flink's configuration for a cluster on this machine. */
final class ClusterConfiguration {

  private static final String HERE = "127.0.0.1";

  /** Room for the descriptions and results of a few jobs. */
  private static final MemorySize JOB_MANAGER = MemorySize.ofMebiBytes(1024);

  private ClusterConfiguration() {}

  /** Writes what all its processes read. */
  static Configuration write(ClusterFolder folder, ClusterSize size) throws IOException {
    Configuration configuration = of(folder, size);
    Files.write(
        folder.configuration().resolve("config.yaml"),
        ConfigurationUtils.convertConfigToWritableLines(configuration, false));
    return configuration;
  }

  private static Configuration of(ClusterFolder folder, ClusterSize size) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(JobManagerOptions.ADDRESS, HERE);
    configuration.set(JobManagerOptions.BIND_HOST, HERE);
    configuration.set(JobManagerOptions.PORT, freePort());
    configuration.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, JOB_MANAGER);
    configuration.set(RestOptions.ADDRESS, HERE);
    configuration.set(RestOptions.BIND_ADDRESS, HERE);
    int restPort = size.restPort() == 0 ? freePort() : size.restPort();
    configuration.set(RestOptions.PORT, restPort);
    configuration.set(RestOptions.BIND_PORT, Integer.toString(restPort));
    configuration.set(TaskManagerOptions.HOST, HERE);
    configuration.set(TaskManagerOptions.BIND_HOST, HERE);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, size.slots());
    configuration.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, size.memory());
    configuration.set(CoreOptions.TMP_DIRS, folder.scratch().toString());
    configuration.set(WebOptions.TMP_DIR, folder.scratch().toString());
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    // A process that was killed is noticed by its connections; this is for one that hangs.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(10));
    // As in the embedded Flink, and for its reasons.
    configuration.set(SourceReaderOptions.ELEMENT_QUEUE_CAPACITY, 16);
    configuration.set(SourceReaderOptions.SOURCE_READER_CLOSE_TIMEOUT, 100L);
    if (size.classes() == Classes.GRIDLINE) {
      configuration.setString(ClusterClient.BUILD, JobJars.ofThisProcess().build());
    }
    size.metrics()
        .ifPresent(
            ports -> {
              configuration.setString("metrics.reporters", "prometheus");
              configuration.setString(
                  "metrics.reporter.prometheus.factory.class",
                  "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
              configuration.setString("metrics.reporter.prometheus.port", ports);
            });
    return configuration;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
      return socket.getLocalPort();
    }
  }
}
