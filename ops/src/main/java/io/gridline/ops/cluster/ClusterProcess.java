package io.gridline.ops.cluster;

import java.time.Instant;
import java.util.Optional;

/**
 * A process of a cluster, told from any other that has got its number since by when it was started.
 *
 * @param started ISO 8601, as the system tells it
 */
record ClusterProcess(String name, long pid, String started) {

  static ClusterProcess of(String name, ProcessHandle handle) {
    return new ClusterProcess(
        name, handle.pid(), handle.info().startInstant().map(Instant::toString).orElse(""));
  }

  /** When it is alive. */
  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            alive -> alive.info().startInstant().map(Instant::toString).orElse("").equals(started));
  }
}
