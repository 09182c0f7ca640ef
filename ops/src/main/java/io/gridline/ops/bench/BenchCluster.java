package io.gridline.ops.bench;

import io.gridline.ops.cluster.PinnedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A cluster for the length of a benchmark; ends with this process, whatever ends it. */
record BenchCluster(PinnedCluster cluster, int taskManagers, Thread ending)
    implements AutoCloseable {

  static BenchCluster start(Path folder, int taskManagers) throws IOException {
    PinnedCluster cluster =
        PinnedCluster.start(folder.resolve(Integer.toString(taskManagers)), taskManagers);
    Thread ending = new Thread(() -> stop(cluster), "end-cluster");
    Runtime.getRuntime().addShutdownHook(ending);
    return new BenchCluster(cluster, taskManagers, ending);
  }

  String address() {
    return cluster.address();
  }

  private static void stop(PinnedCluster cluster) {
    try {
      cluster.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a cluster cannot be stopped", e);
    }
  }

  @Override
  public void close() {
    stop(cluster);
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException endingAlready) {
      // then it is running
    }
  }
}
