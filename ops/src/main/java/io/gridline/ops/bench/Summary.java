package io.gridline.ops.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One contender's runs from one input in one kind of process.
 *
 * @param gridlineSpeed how many times as fast Gridline's median is as this one's
 */
record Summary(
    Start start,
    Input input,
    String contender,
    Spread seconds,
    double gridlineSpeed,
    long peakBytes,
    long readBytes,
    double cpuSeconds) {

  /** In the order of the runs' first appearance. */
  static List<Summary> of(List<Run> runs) {
    List<Summary> summaries = new ArrayList<>();
    for (Input input : Input.values()) {
      for (Start start : Start.values()) {
        Map<String, List<Run>> byContender =
            runs.stream()
                .filter(run -> run.start() == start && run.input() == input)
                .collect(
                    Collectors.groupingBy(Run::contender, LinkedHashMap::new, Collectors.toList()));
        if (!byContender.isEmpty()) {
          double gridline = Spread.of(byContender.get("gridline"), Measured::seconds).median();
          byContender.forEach(
              (contender, its) -> summaries.add(summary(start, input, contender, its, gridline)));
        }
      }
    }
    return summaries;
  }

  private static Summary summary(
      Start start, Input input, String contender, List<Run> runs, double gridline) {
    Spread seconds = Spread.of(runs, Measured::seconds);
    return new Summary(
        start,
        input,
        contender,
        seconds,
        seconds.median() / gridline,
        (long) Spread.of(runs, Measured::peakBytes).max(),
        (long) Spread.of(runs, Measured::readBytes).median(),
        Spread.of(runs, Measured::cpuSeconds).median());
  }
}
