package io.gridline.ops.screen;

import io.gridline.jobs.screen.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells what a run is doing: a line for each phase with how long it took. On a terminal the line of
 * the phase under way counts the seconds, and says how much is done, how fast, and how long the
 * rest will take; elsewhere a line is written when its phase has ended, and one every half minute
 * while it lasts.
 */
public final class TerminalProgress implements Progress, AutoCloseable {

  private static final long TICK_MILLIS = 200;
  private static final Duration PLAIN_LINE = Duration.ofSeconds(30);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean live;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> ticking;
  private String phase;
  private Instant since;
  private Instant plainLine;
  private String advance = "";

  private TerminalProgress(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
    this.ticking =
        live
            ? clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS)
            : null;
  }

  /** Tells it on {@code out}, counting the seconds when the process has a terminal. */
  public static TerminalProgress on(PrintWriter out) {
    return new TerminalProgress(out, System.console() != null);
  }

  @Override
  public synchronized void begins(String next) {
    end();
    phase = next;
    since = Instant.now();
    plainLine = since;
    advance = "";
    tick();
  }

  @Override
  public synchronized void advances(long done, long total, Unit unit) {
    if (phase != null) {
      advance = Advance.text(done, total, unit, Duration.between(since, Instant.now()));
      boolean isTime = Duration.between(plainLine, Instant.now()).compareTo(PLAIN_LINE) > 0;
      if (!live && isTime && !advance.isEmpty()) {
        plainLine = Instant.now();
        out.println(line() + advance);
        out.flush();
      }
    }
  }

  @Override
  public synchronized void says(String line) {
    out.print(live ? CLEAR : "");
    out.println("           " + line);
    out.flush();
  }

  private synchronized void tick() {
    if (live && phase != null) {
      out.print(CLEAR + line() + advance);
      out.flush();
    }
  }

  private synchronized void end() {
    if (phase != null) {
      out.println(live ? CLEAR + line() : line());
      out.flush();
      phase = null;
    }
  }

  private String line() {
    double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%7.1f s  %s", seconds, phase);
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    clock.shutdown();
    end();
  }
}
