package io.gridline.jobs.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster inside this process, for as many jobs as are wanted one after the other. Its
 * scratch files lie in a folder of their own that only this user can read, and are deleted when it
 * is closed.
 */
public final class EmbeddedFlink implements FlinkCluster {

  /** Beside the heap Flink gets an eighth of its size, to sort in. */
  private static final int SORTING_SHARE = 8;

  private final MiniCluster cluster;
  private final Scratch scratch;
  private final RunFiles files;
  private final int parallelism;
  private volatile boolean stopped;

  private EmbeddedFlink(MiniCluster cluster, Scratch scratch, int parallelism) throws IOException {
    this.cluster = cluster;
    this.scratch = scratch;
    this.files =
        RunFiles.in(Files.createDirectory(scratch.folder().resolve("run")).toUri().toString());
    this.parallelism = parallelism;
  }

  /** Starts a cluster with {@code parallelism} slots. */
  public static EmbeddedFlink start(int parallelism) {
    try {
      Scratch scratch = Scratch.make();
      try {
        MiniCluster cluster = new MiniCluster(configuration(scratch.folder(), parallelism));
        cluster.start();
        return new EmbeddedFlink(cluster, scratch, parallelism);
      } catch (Exception e) {
        scratch.close();
        throw new IllegalStateException("the embedded Flink does not start", e);
      } catch (Error e) {
        scratch.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    // A reader of files that finds its full queue woken up never ends by itself (FLINK-40660), and
    // by default is waited for for 30 s: keep the queue from being full, and do not wait.
    configuration.set(SourceReaderOptions.ELEMENT_QUEUE_CAPACITY, 16);
    configuration.set(SourceReaderOptions.SOURCE_READER_CLOSE_TIMEOUT, 100L);
    // What tasks have counted comes with the heartbeats.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        new MemorySize(Runtime.getRuntime().maxMemory() / SORTING_SHARE));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    return new MiniClusterConfiguration.Builder()
        .setConfiguration(configuration)
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(parallelism)
        .build();
  }

  @Override
  public StreamExecutionEnvironment batch() {
    if (stopped) {
      throw new Stopped();
    }
    Configuration configuration = BatchSettings.of(parallelism);
    configuration.set(DeploymentOptions.TARGET, MiniClusterExecutors.NAME);
    return new StreamExecutionEnvironment(
        new MiniClusterExecutors(cluster),
        configuration,
        Thread.currentThread().getContextClassLoader());
  }

  @Override
  public RunningJob start(StreamExecutionEnvironment environment, String name) throws Exception {
    return new RunningJob(environment.executeAsync(name), () -> {});
  }

  @Override
  public RunFiles files() {
    return files;
  }

  @Override
  public void stop() {
    stopped = true;
    try {
      for (JobStatusMessage job : cluster.listJobs().get()) {
        if (!job.getJobState().isGloballyTerminalState()) {
          cluster.cancelJob(job.getJobId()).get();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the embedded Flink does not stop", e);
    }
  }

  @Override
  public void close() {
    try (scratch) {
      cluster.close();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded Flink does not stop", e);
    }
  }
}
