package io.gridline.jobs.publish;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether somebody has asked to stop; may be asked for from any thread. */
public final class Stop {

  private final CountDownLatch asked = new CountDownLatch(1);

  public void now() {
    asked.countDown();
  }

  public boolean hasCome() {
    return asked.getCount() == 0;
  }

  /** Waits so long for it; true when it has come. */
  public boolean comesWithin(long nanos) {
    try {
      return asked.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
