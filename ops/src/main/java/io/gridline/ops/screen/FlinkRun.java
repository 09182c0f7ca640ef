package io.gridline.ops.screen;

import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.flink.FlinkCluster;
import io.gridline.jobs.flink.RemoteFlink;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One job on a Flink of its own, or on a cluster. When the process is told to end (Ctrl-C, or a
 * service manager's SIGTERM), the job is cancelled and gets the time to take back what it has
 * written.
 *
 * @param run names the run
 * @param store folder of the store
 */
public record FlinkRun(FlinkOptions options, String run, Path store, TerminalProgress progress) {

  private static final String STOPPED = "stopped before its end: nothing was published";

  /** What is run. */
  public interface Job<T> {
    T on(FlinkCluster flink) throws IOException;
  }

  /**
   * @throws CommandFailure when the operator can mend what went wrong, or has stopped the run
   */
  public <T> T of(Job<T> job) {
    Interruption interruption = Interruption.awaited();
    try (progress) {
      try (FlinkCluster flink = flink()) {
        interruption.stops(flink);
        return job.on(flink);
      } catch (RuntimeException | IOException | ExceptionInInitializerError failure) {
        if (interruption.hasCome()) {
          progress.says(STOPPED);
          throw new CommandFailure(ExitCode.FAILED, STOPPED, failure);
        }
        throw failure;
      }
    } catch (RuntimeException | IOException failure) {
      throw RunFailure.explained(failure);
    } finally {
      interruption.isOver();
    }
  }

  private FlinkCluster flink() {
    if (options.cluster() == null) {
      int parallelism = options.parallelism().orElse(Runtime.getRuntime().availableProcessors());
      progress.begins("start Flink");
      return EmbeddedFlink.start(parallelism);
    }
    progress.begins("find the cluster at " + options.cluster());
    progress.says("run " + run + ": by this id (--run) it is found again");
    return RemoteFlink.connect(
        new RemoteFlink.Settings(options.cluster(), run, store, options.parallelism()),
        progress::says);
  }
}
