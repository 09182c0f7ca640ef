package io.gridline.ops.screen;

import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;

/**
 * One job on a Flink of its own. When the process is told to end (Ctrl-C, or a service manager's
 * SIGTERM), the job is cancelled and gets the time to take back what it has written.
 */
public final class EmbeddedRun {

  private static final String STOPPED = "stopped before its end: nothing was published";

  private EmbeddedRun() {}

  /** What is run. */
  public interface Job<T> {
    T on(EmbeddedFlink flink) throws IOException;
  }

  /**
   * @throws CommandFailure when the operator can mend what went wrong, or has stopped the run
   */
  public static <T> T of(int parallelism, TerminalProgress progress, Job<T> job) {
    if (parallelism < 1) {
      throw new CommandFailure(ExitCode.BAD_USAGE, "--parallelism: expected 1 or more");
    }
    Interruption interruption = Interruption.awaited();
    try (progress) {
      progress.begins("start Flink");
      try (EmbeddedFlink flink = EmbeddedFlink.start(parallelism)) {
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
}
