package io.gridline.ops.desk;

import io.gridline.jobs.publish.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the process is told to end. */
final class WaitForStop {

  private static final int LOOK_AGAIN_MILLIS = 200;

  private WaitForStop() {}

  static void of(Stop stop) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!stop.hasCome()) {
        boolean unused = never.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
