package io.gridline.ops.screen;

import io.gridline.jobs.flink.FlinkCluster;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the process is told to end while a run is under way: the run is stopped, and
 * the process waits until it has taken back what it wrote. Holds from before Flink starts, whose
 * scratch folder would be left otherwise.
 */
final class Interruption {

  private static final long PATIENCE_SECONDS = 30;

  /**
   * Made before anything can be interrupted: logging does not start in a process that is ending.
   */
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread onSignal = new Thread(this::interrupt, "stop");
  private boolean interrupted;
  private FlinkCluster running;

  private Interruption() {}

  static Interruption awaited() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.onSignal);
    return interruption;
  }

  /** Names the cluster to stop, and stops it at once when the signal has come already. */
  void stops(FlinkCluster flink) {
    synchronized (this) {
      running = flink;
      if (!interrupted) {
        return;
      }
    }
    flink.stop();
  }

  synchronized boolean hasCome() {
    return interrupted;
  }

  private void interrupt() {
    FlinkCluster flink;
    synchronized (this) {
      interrupted = true;
      flink = running;
    }
    LOG.info("told to end");
    if (flink != null) {
      flink.stop();
    }
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("gridline: ended before all was taken back; the next run will do it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run has ended and has taken back what it had to. */
  void isOver() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException endingAlready) {
      // then it is running, and waits for us no longer
    }
  }
}
