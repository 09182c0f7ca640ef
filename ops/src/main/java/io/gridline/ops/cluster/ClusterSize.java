package io.gridline.ops.cluster;

import java.util.Optional;
import org.apache.flink.configuration.MemorySize;

/**
 * How large a cluster is.
 *
 * @param slots of each TaskManager: how many tasks of a kind it does at once
 * @param memory of each TaskManager's process
 * @param restPort where the REST endpoint listens; a free port when 0
 * @param classes what its processes have on their class path
 * @param metrics ports for Prometheus, such as 9249-9260; none without
 */
record ClusterSize(
    int taskManagers,
    int slots,
    MemorySize memory,
    int restPort,
    Classes classes,
    Optional<String> metrics) {

  /** What is on the processes' class path. */
  enum Classes {
    /** All that this process has: a run need not send its classes. */
    GRIDLINE,
    /** Flink alone, as on any cluster. */
    FLINK
  }
}
