package io.gridline.jobs.flink;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.flink.core.execution.JobClient;

/**
 * Tells how far a running job has come: tasks count what they have done in one accumulator, which
 * comes with the heartbeats and is asked for now and then.
 */
final class Watched implements AutoCloseable {

  private static final long PAUSE_MILLIS = 500;

  private final JobClient job;
  private final LongConsumer hears;
  private final Thread thread = new Thread(this::watch, "progress");
  private boolean ended;

  private Watched(JobClient job, LongConsumer hears) {
    this.job = job;
    this.hears = hears;
  }

  static Watched start(JobClient job, LongConsumer hears) {
    Watched watched = new Watched(job, hears);
    watched.thread.setDaemon(true);
    watched.thread.start();
    return watched;
  }

  private void watch() {
    try {
      while (!awaitEnd()) {
        Map<String, Object> counts = job.getAccumulators().get();
        if (counts.get(Collected.DONE) instanceof Long done) {
          hears.accept(done);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | IllegalStateException gone) {
      // The job has ended, or its cluster; whoever runs it will say how.
    }
  }

  private synchronized boolean awaitEnd() throws InterruptedException {
    if (!ended) {
      wait(PAUSE_MILLIS);
    }
    return ended;
  }

  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }
}
