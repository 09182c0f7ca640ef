package io.gridline.ops.screen;

import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One job on a Flink of its own. When the process is told to end (Ctrl-C, or a service manager's
 * SIGTERM), the job is cancelled and gets the time to take back what it has written.
 */
public final class EmbeddedRun {

  private static final long PATIENCE_SECONDS = 30;

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
    CountDownLatch ended = new CountDownLatch(1);
    try (progress) {
      progress.begins("start Flink");
      try (EmbeddedFlink flink = EmbeddedFlink.start(parallelism)) {
        Thread onSignal = new Thread(() -> stop(flink, ended), "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
          return job.on(flink);
        } catch (RuntimeException | IOException failure) {
          if (flink.isStopped()) {
            progress.says("stopped before its end: nothing was published");
            throw new CommandFailure(
                ExitCode.FAILED, "stopped before its end: nothing was published", failure);
          }
          throw failure;
        } finally {
          forget(onSignal);
        }
      }
    } catch (RuntimeException | IOException failure) {
      throw RunFailure.explained(failure);
    } finally {
      ended.countDown();
    }
  }

  private static void stop(EmbeddedFlink flink, CountDownLatch ended) {
    try {
      flink.stop();
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("gridline: ended before all was taken back; the next run will do it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread onSignal) {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException endingAlready) {
      // then it is running, and waits for us
    }
  }
}
