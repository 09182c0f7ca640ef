package io.gridline.ops.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table on the terminal. */
final class BenchTable {

  private BenchTable() {}

  static void print(List<Summary> summaries, Map<String, String> titles, PrintWriter to) {
    String section = "";
    for (Summary one : summaries) {
      String title = one.input().title() + ", " + one.start().title();
      if (!title.equals(section)) {
        section = title;
        to.printf(
            "%n  %-44s %8s %8s %8s %10s %9s %9s %8s%n",
            title, "min s", "median s", "max s", "Gridline x", "peak MB", "read MB", "CPU s");
      }
      to.printf(
          Locale.ROOT,
          "  %-44s %8.2f %8.2f %8.2f %10.2f %,9d %,9d %8.1f%n",
          "  " + titles.get(one.contender()),
          one.seconds().min(),
          one.seconds().median(),
          one.seconds().max(),
          one.gridlineSpeed(),
          one.peakBytes() >> 20,
          one.readBytes() >> 20,
          one.cpuSeconds());
    }
    to.printf("%n  Gridline x: how many times as fast Gridline's median is%n");
    to.flush();
  }
}
