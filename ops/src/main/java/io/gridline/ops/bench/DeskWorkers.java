package io.gridline.ops.bench;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Workers who ask for tasks at once, each in a thread. */
final class DeskWorkers implements AutoCloseable {

  /**
   * What they did.
   *
   * @param acknowledged tasks, each once
   * @param micros how long each answer took
   */
  record Done(Set<Long> acknowledged, Delays micros, double seconds) {}

  private record Mine(List<Long> tasks, Delays micros, long ended) {}

  private final ExecutorService threads;
  private final int workers;

  DeskWorkers(int workers) {
    this.workers = workers;
    this.threads = Executors.newFixedThreadPool(workers);
  }

  /**
   * Lets them work until nothing waits, or until a time.
   *
   * @param paceNanos how often each asks; 0 for again as soon as it is answered
   * @param mostNanos for so long
   * @throws CommandFailure when a task was acknowledged twice
   */
  Done work(DeskContender contender, long paceNanos, long mostNanos) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(workers);
    CountDownLatch go = new CountDownLatch(1);
    long[] begun = new long[1];
    List<Future<Mine>> futures = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int worker = i;
      futures.add(
          threads.submit(
              () -> {
                ready.countDown();
                go.await();
                long first = begun[0] + paceNanos * worker / workers;
                return workOf(contender, worker, first, paceNanos, begun[0] + mostNanos);
              }));
    }
    ready.await();
    begun[0] = System.nanoTime();
    go.countDown();
    return together(futures, begun[0]);
  }

  private static Mine workOf(DeskContender contender, int worker, long first, long pace, long until)
      throws Exception {
    List<Long> tasks = new ArrayList<>();
    Delays micros = new Delays();
    for (long meant = first; meant - until < 0; ) {
      if (pace > 0) {
        TimeUnit.NANOSECONDS.sleep(meant - System.nanoTime());
      }
      long task = contender.claim(worker);
      long answered = System.nanoTime();
      if (task < 0) {
        return new Mine(tasks, micros, answered);
      }
      tasks.add(task);
      micros.add((answered - meant) / 1000);
      meant = pace > 0 ? meant + pace : answered;
    }
    return new Mine(tasks, micros, System.nanoTime());
  }

  private static Done together(List<Future<Mine>> futures, long begun) throws InterruptedException {
    Set<Long> acknowledged = new HashSet<>();
    Delays micros = new Delays();
    long tasks = 0;
    long ended = begun;
    for (Future<Mine> future : futures) {
      Mine mine;
      try {
        mine = future.get();
      } catch (ExecutionException e) {
        throw new CommandFailure(ExitCode.FAILED, "a worker failed: " + e.getCause(), e);
      }
      acknowledged.addAll(mine.tasks());
      micros.addAll(mine.micros());
      tasks += mine.tasks().size();
      ended = Math.max(ended, mine.ended());
    }
    if (acknowledged.size() != tasks) {
      throw new CommandFailure(
          ExitCode.FAILED, "%d tasks were given twice".formatted(tasks - acknowledged.size()));
    }
    return new Done(acknowledged, micros, (ended - begun) / 1e9);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
