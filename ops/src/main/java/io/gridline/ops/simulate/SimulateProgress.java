package io.gridline.ops.simulate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells how far a world is, how fast and how long it will take: one line that is written over on a
 * terminal, elsewhere a line every ten seconds.
 */
final class SimulateProgress implements WorldProgress {

  private static final long ON_TERMINAL = Duration.ofMillis(250).toNanos();
  private static final long ELSEWHERE = Duration.ofSeconds(10).toNanos();

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private long phaseBegan;
  private long lastTold;
  private boolean writing;

  /**
   * @param nanoTime a clock of nanoseconds with any origin
   */
  SimulateProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.phaseBegan = nanoTime.getAsLong();
    this.lastTold = phaseBegan;
  }

  @Override
  public void looked(long people, long ofAll) {
    if (isDue(people == ofAll)) {
      tell("who falls ill", people, ofAll, "");
    }
  }

  @Override
  public void wrote(long people, long ofAll, long records) {
    if (!writing) {
      writing = true;
      phaseBegan = nanoTime.getAsLong();
    }
    boolean end = people == ofAll;
    if (isDue(end)) {
      double seconds = seconds();
      String rate =
          seconds < 0.001
              ? ""
              : String.format(Locale.ROOT, ", %,d records, %,.0f/s", records, records / seconds);
      tell("writing", people, ofAll, rate);
      if (end && terminal) {
        out.println();
        out.flush();
      }
    }
  }

  /** On a terminal the end is always told, so that no line stays half way. */
  private boolean isDue(boolean end) {
    long now = nanoTime.getAsLong();
    if (now - lastTold < (terminal ? ON_TERMINAL : ELSEWHERE) && !(terminal && end)) {
      return false;
    }
    lastTold = now;
    return true;
  }

  private void tell(String what, long people, long ofAll, String rate) {
    double left = people == 0 ? 0 : seconds() * (ofAll - people) / people;
    String line =
        String.format(
            Locale.ROOT,
            "%s: %.1f %%%s%s",
            what,
            100.0 * people / ofAll,
            rate,
            left < 0.5 ? "" : ", " + words(Math.round(left)) + " left");
    if (terminal) {
      out.print("\r\u001b[K" + line);
    } else {
      out.println(line);
    }
    out.flush();
  }

  private double seconds() {
    return (nanoTime.getAsLong() - phaseBegan) / 1e9;
  }

  private static String words(long seconds) {
    return seconds < 90
        ? seconds + " s"
        : seconds < 5400 ? (seconds + 30) / 60 + " min" : (seconds + 1800) / 3600 + " h";
  }
}
