package io.gridline.ops.screen;

import io.gridline.jobs.screen.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells what a run is doing, a line for each phase, with how long it took. */
public final class TerminalProgress implements Progress, AutoCloseable {

  private final PrintWriter out;
  private String phase;
  private Instant since;

  private TerminalProgress(PrintWriter out) {
    this.out = out;
  }

  public static TerminalProgress on(PrintWriter out) {
    return new TerminalProgress(out);
  }

  @Override
  public void begins(String next) {
    end();
    phase = next;
    since = Instant.now();
  }

  @Override
  public void says(String line) {
    out.println("    " + line);
    out.flush();
  }

  private void end() {
    if (phase != null) {
      double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
      out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, phase);
      out.flush();
      phase = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}
