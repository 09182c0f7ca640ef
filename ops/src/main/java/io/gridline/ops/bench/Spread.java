package io.gridline.ops.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The least, the middle and the most of a figure over a contender's runs. */
record Spread(double min, double median, double max) {

  static Spread of(List<Run> runs, ToDoubleFunction<Measured> figure) {
    return of(
        runs.stream().mapToDouble(run -> figure.applyAsDouble(run.measured())).sorted().toArray());
  }

  /**
   * @param sorted at least one
   */
  static Spread of(double... sorted) {
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }
}
