package io.gridline.ops.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Says so when figures are worth little because others were at work. */
final class Busy {

  /** Of all cores; what a quiet machine's own services take is below it. */
  private static final double QUIET = 0.1;

  private Busy() {}

  static void warnBefore(PrintWriter to) {
    int cores = Runtime.getRuntime().availableProcessors();
    double load = Rounds.load();
    if (load > cores * 0.5) {
      to.printf(
          Locale.ROOT,
          "gridline: the machine is busy: load average %.1f on %d cores; expect slow and uneven runs%n",
          load,
          cores);
      to.flush();
    }
  }

  static void warn(List<Run> runs, Machine machine, PrintWriter to) {
    double limit = machine.cores() * QUIET;
    long disturbed = runs.stream().filter(run -> run.measured().othersCores() > limit).count();
    if (disturbed > 0) {
      to.printf(
          Locale.ROOT,
          "gridline: in %d of %d runs others kept more than %.1f cores busy: measure again on a quiet"
              + " machine%n",
          disturbed,
          runs.size(),
          limit);
      to.flush();
    }
  }
}
