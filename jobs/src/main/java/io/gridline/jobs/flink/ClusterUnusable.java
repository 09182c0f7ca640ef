package io.gridline.jobs.flink;

/** A Flink cluster cannot run our jobs; the message says why, and what to do. */
public final class ClusterUnusable extends RuntimeException {

  private static final long serialVersionUID = 1;

  ClusterUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  ClusterUnusable(String message) {
    this(message, null);
  }
}
