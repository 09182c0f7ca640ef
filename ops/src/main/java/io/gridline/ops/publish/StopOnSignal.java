package io.gridline.ops.publish;

import io.gridline.jobs.publish.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the process is told to end while it publishes: what was read is sent, and the
 * summary is shown, before it ends.
 */
public final class StopOnSignal implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Stop stop = new Stop();
  private final Thread onSignal = new Thread(this::stop, "stop");

  public StopOnSignal() {
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  public Stop asked() {
    return stop;
  }

  private void stop() {
    stop.now();
    try {
      // Who waits for records that do not come has sent what has come.
      boolean unused = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException endingAlready) {
      // then it is running, and waits for us no longer
    }
  }
}
