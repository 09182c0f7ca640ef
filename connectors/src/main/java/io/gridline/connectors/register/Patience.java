package io.gridline.connectors.register;

import java.io.Serializable;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * How often something is tried again that may pass by itself.
 *
 * @param attempts at least one
 * @param firstWaitMillis between the first two; each wait after it is twice as long
 */
record Patience(int attempts, long firstWaitMillis) implements Serializable {

  /** Gives up after some eight seconds, not counting what the attempts take. */
  static final Patience DEFAULT = new Patience(5, 500);

  interface Attempt<T> {
    T once() throws SQLException;
  }

  /**
   * @throws SQLException that of the last attempt, or the first one that does not pass
   */
  <T> T until(Attempt<T> attempt, Predicate<SQLException> mayPass) throws SQLException {
    long wait = firstWaitMillis;
    for (int i = 1; ; i++) {
      try {
        return attempt.once();
      } catch (SQLException e) {
        if (i >= attempts || !mayPass.test(e) || !waited(wait)) {
          throw e;
        }
        wait *= 2;
      }
    }
  }

  /** Whether it was waited for the whole time. */
  private static boolean waited(long millis) {
    Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    try {
      CompletableFuture.runAsync(() -> {}, later).get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
