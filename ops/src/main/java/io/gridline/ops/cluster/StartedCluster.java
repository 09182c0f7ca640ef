package io.gridline.ops.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which processes a cluster is made of.
 *
 * @param address HOST:PORT of its REST endpoint
 * @param processes the JobManager first
 */
record StartedCluster(String address, List<ClusterProcess> processes) {

  static final String JOB_MANAGER = "jobmanager";

  static String taskManager(int number) {
    return "taskmanager-" + number;
  }

  boolean isUp() {
    return isAlive(JOB_MANAGER);
  }

  boolean isAlive(String name) {
    return processes.stream().anyMatch(one -> one.name().equals(name) && one.handle().isPresent());
  }

  /** With a process in the stead of the one of its name. */
  StartedCluster with(ClusterProcess process) {
    List<ClusterProcess> now = new ArrayList<>(processes);
    now.removeIf(one -> one.name().equals(process.name()));
    now.add(process);
    return new StartedCluster(address, now);
  }

  /** The first of them that is not there any more. */
  Optional<ClusterProcess> dead() {
    return processes.stream().filter(one -> one.handle().isEmpty()).findFirst();
  }
}
