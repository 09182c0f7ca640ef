package io.gridline.jobs.flink;

import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the jobs of a run are run, one after the other: in this process, or on a cluster. */
public interface FlinkCluster extends AutoCloseable {

  /**
   * An environment for one bounded job.
   *
   * @throws Stopped when no job is to be started any more
   */
  StreamExecutionEnvironment batch();

  /** Starts the job of an environment that {@link #batch()} has made. */
  RunningJob start(StreamExecutionEnvironment environment, String name) throws Exception;

  /** What client and tasks hand each other in files; gone when this is closed. */
  RunFiles files();

  /**
   * Lets no further job start, and cancels those that run: whoever waits for them gets a failure,
   * and can clean up. For another thread than theirs.
   */
  void stop();

  @Override
  void close();

  /**
   * A job that was started.
   *
   * @param forget what is done when nobody waits for it any longer
   */
  record RunningJob(JobClient client, Runnable forget) implements AutoCloseable {
    @Override
    public void close() {
      forget.run();
    }
  }

  /** The cluster was told to stop while something still wanted to run on it. */
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("stopped");
    }
  }
}
