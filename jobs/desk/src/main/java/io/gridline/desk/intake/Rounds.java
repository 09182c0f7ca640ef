package io.gridline.desk.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a desk does by itself every few seconds; what fails is tried again the next time. */
public final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final int SECONDS_TO_END = 20;

  private final Duration pause;
  private final Map<String, Callable<?>> work = new LinkedHashMap<>();
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread rounds = new Thread(task, "desk-rounds");
            rounds.setDaemon(true);
            return rounds;
          });

  public Rounds(Duration pause) {
    this.pause = pause;
  }

  /**
   * @param name what is said of it when it fails
   */
  public void add(String name, Callable<?> one) {
    work.put(name, one);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What fails inside is caught there.
  public void start() {
    thread.scheduleWithFixedDelay(this::make, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One round. */
  public synchronized void make() {
    work.forEach(
        (name, one) -> {
          try {
            one.call();
          } catch (Exception e) {
            LOG.warn("{} failed, and is tried again: {}", name, e.getClass().getName());
          }
        });
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
