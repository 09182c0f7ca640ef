package io.gridline.ops.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** The figures for a terminal. */
final class DeskTable {

  private DeskTable() {}

  static void print(DeskResult result, PrintWriter to) {
    to.printf("%n  %-22s %10s %10s %10s %10s%n", "", "tasks/s", "of plain", "p50 ms", "p99 ms");
    for (DeskSummary one : result.summaries()) {
      to.printf(
          Locale.ROOT,
          "  %-22s %,10d %10.2f %10.1f %10.1f%n",
          one.contender(),
          Math.round(one.perSecond().median()),
          one.ofPlain().median(),
          one.p50Millis().median(),
          one.p99Millis().median());
    }
    to.printf(
        "%n  each task acknowledged once; %d workers, %d connections, PostgreSQL %s, %d cores%n",
        result.settings().workers(),
        result.settings().connections(),
        result.versions().get("postgresql"),
        result.machine().cores());
    DeskHold.Held held = result.held();
    if (held != null) {
      to.printf(
          Locale.ROOT,
          "%n  a transaction open for %.0f s: %,d tasks/s, without %,d: %.3f as many; in the last"
              + " fifth %.3f%n",
          held.seconds(),
          Math.round(held.perSecondWith()),
          Math.round(held.perSecondWithout()),
          held.asMany(),
          held.asManyAtTheEnd());
    }
    to.flush();
  }
}
