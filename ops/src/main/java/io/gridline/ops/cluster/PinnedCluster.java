package io.gridline.ops.cluster;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.cluster.ClusterSize.Classes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.MemorySize;

/**
 * A cluster whose TaskManagers have one slot and one core each, for a benchmark: all threads of the
 * n-th are kept on the n-th core.
 */
public final class PinnedCluster implements AutoCloseable {

  private static final MemorySize MEMORY = MemorySize.ofMebiBytes(3072);

  private final LocalCluster cluster;
  private final StartedCluster started;

  private PinnedCluster(LocalCluster cluster, StartedCluster started) {
    this.cluster = cluster;
    this.started = started;
  }

  /**
   * @throws CommandFailure when it does not come up, or processes cannot be kept on a core here
   */
  public static PinnedCluster start(Path folder, int taskManagers) throws IOException {
    LocalCluster cluster = new LocalCluster(new ClusterFolder(folder));
    StartedCluster started =
        cluster.up(new ClusterSize(taskManagers, 1, MEMORY, 0, Classes.GRIDLINE, Optional.empty()));
    PinnedCluster pinned = new PinnedCluster(cluster, started);
    try {
      int core = 0;
      for (ClusterProcess process : started.processes()) {
        if (!process.name().equals(StartedCluster.JOB_MANAGER)) {
          keep(process, core++);
        }
      }
      return pinned;
    } catch (IOException | CommandFailure failure) {
      pinned.close();
      throw failure;
    }
  }

  private static void keep(ClusterProcess process, int core) throws IOException {
    try {
      int status =
          new ProcessBuilder(
                  "taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw new CommandFailure(
            ExitCode.FAILED, "taskset cannot keep a process on core " + core + " here");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
  }

  /** HOST:PORT of its REST endpoint. */
  public String address() {
    return started.address();
  }

  @Override
  public void close() throws IOException {
    cluster.down();
  }
}
