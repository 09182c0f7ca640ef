package io.gridline.jobs.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster inside this process, for as many jobs as are wanted one after the other. Its
 * scratch files lie in a folder of their own that only this user can read, and are deleted when it
 * is closed.
 */
public final class EmbeddedFlink implements AutoCloseable {

  private final MiniCluster cluster;
  private final Path scratch;
  private final int parallelism;

  private EmbeddedFlink(MiniCluster cluster, Path scratch, int parallelism) {
    this.cluster = cluster;
    this.scratch = scratch;
    this.parallelism = parallelism;
  }

  /** Starts a cluster with {@code parallelism} slots. */
  public static EmbeddedFlink start(int parallelism) {
    try {
      Path scratch = Files.createTempDirectory("gridline-flink-");
      MiniCluster cluster = new MiniCluster(configuration(scratch, parallelism));
      cluster.start();
      return new EmbeddedFlink(cluster, scratch, parallelism);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("the embedded Flink does not start", e);
    }
  }

  private static MiniClusterConfiguration configuration(Path scratch, int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, scratch.toString());
    configuration.set(WebOptions.TMP_DIR, scratch.toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    return new MiniClusterConfiguration.Builder()
        .setConfiguration(configuration)
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(parallelism)
        .build();
  }

  /** An environment for one batch job on this cluster. */
  public StreamExecutionEnvironment batch() {
    Configuration configuration = new Configuration();
    configuration.set(DeploymentOptions.TARGET, MiniClusterExecutors.NAME);
    configuration.set(DeploymentOptions.ATTACHED, true);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    return new StreamExecutionEnvironment(
        new MiniClusterExecutors(cluster),
        configuration,
        Thread.currentThread().getContextClassLoader());
  }

  @Override
  public void close() {
    try {
      cluster.close();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded Flink does not stop", e);
    } finally {
      deleteScratch();
    }
  }

  private void deleteScratch() {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
