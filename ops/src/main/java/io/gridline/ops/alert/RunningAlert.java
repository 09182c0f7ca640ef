package io.gridline.ops.alert;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/** A live job in this process; when that is told to end, the job's state is saved first. */
final class RunningAlert {

  private static final long PATIENCE_SECONDS = 60;

  private final JobClient job;
  private final Path checkpoints;
  private final PrintWriter out;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean isStopping;

  RunningAlert(JobClient job, Path checkpoints, PrintWriter out) {
    this.job = job;
    this.checkpoints = checkpoints;
    this.out = out;
  }

  /** Waits until the job has ended; it ends by itself only when it fails for good. */
  int await() throws InterruptedException {
    Thread onSignal = new Thread(this::stop, "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      job.getJobExecutionResult().get();
      return ExitCode.DONE.status();
    } catch (ExecutionException e) {
      if (isStopping) {
        return ExitCode.DONE.status();
      }
      throw new CommandFailure(ExitCode.FAILED, "the live job has failed", e);
    } finally {
      over.countDown();
    }
  }

  private void stop() {
    isStopping = true;
    try {
      String saved =
          job.stopWithSavepoint(false, checkpoints.toUri().toString(), SavepointFormatType.NATIVE)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      out.println("Stopped; the state is saved in " + saved + ".");
    } catch (ExecutionException | TimeoutException e) {
      out.println("Stopped; the last checkpoint is what the next start goes on from.");
      var unused = job.cancel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.flush();
  }
}
