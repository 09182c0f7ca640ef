package io.gridline.ops.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The figures for a terminal. */
final class LiveTable {

  private LiveTable() {}

  static void print(List<LiveSummary> summaries, PrintWriter to) {
    to.printf(
        "%n  %-10s %8s %12s %12s %10s  %-22s %-22s %-16s %9s%n",
        "",
        "evidence",
        "/s per core",
        "by the clock",
        "of ceiling",
        "alert p50/99/99.9 ms",
        "entry p50/99/99.9 ms",
        "checkpoint/max ms",
        "state MB");
    for (LiveSummary one : summaries) {
      to.printf(
          Locale.ROOT,
          "  %-10s %8s %,12d %,12d %10.3f",
          one.contender(),
          LiveBench.percent(one.share()),
          Math.round(one.perSecondByCpu().median()),
          Math.round(one.perSecondByWall().median()),
          one.ofCeiling());
      if (one.halfLoad() != null) {
        print(one.halfLoad(), to);
      }
      to.println();
    }
    to.flush();
  }

  private static void print(LiveSummary.Half half, PrintWriter to) {
    to.printf(
        Locale.ROOT,
        "  %-22s %-22s %-16s %,9d",
        "%.0f / %.0f / %.0f".formatted(half.alertsP50(), half.alertsP99(), half.alertsP999()),
        "%.0f / %.0f / %.0f".formatted(half.entriesP50(), half.entriesP99(), half.entriesP999()),
        "%.0f / %.0f".formatted(half.checkpointMedian(), half.checkpointMax()),
        Math.round(half.stateBytes() / (1 << 20)));
  }
}
