package io.gridline.ops.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A contender's runs with one share: the middle of each figure.
 *
 * @param perSecondByCpu records a second for each core that the job's process kept busy
 * @param perSecondByWall records a second for each core that it might use
 * @param ofCeiling the former, as a part of the ceiling's
 */
record LiveSummary(
    String contender,
    double share,
    Spread perSecondByCpu,
    Spread perSecondByWall,
    double ofCeiling,
    Half halfLoad) {

  /** Milliseconds, but for bytes. */
  record Half(
      double perSecond,
      double alertsP50,
      double alertsP99,
      double alertsP999,
      double entriesP50,
      double entriesP99,
      double entriesP999,
      double checkpointMedian,
      double checkpointMax,
      double stateBytes) {}

  static List<LiveSummary> of(List<LiveRun> runs, int cores) {
    Map<String, List<LiveRun>> grouped =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.contender() + run.share(), LinkedHashMap::new, Collectors.toList()));
    double ceiling =
        middle(
            runs.stream().filter(run -> run.contender().equals("ceiling")).toList(),
            LiveRun::perSecondByCpu);
    List<LiveSummary> summaries = new ArrayList<>();
    for (List<LiveRun> its : grouped.values()) {
      LiveRun first = its.get(0);
      Spread byCpu = spread(its, LiveRun::perSecondByCpu);
      summaries.add(
          new LiveSummary(
              first.contender(),
              first.share(),
              byCpu,
              spread(its, run -> run.perSecondByWall(cores)),
              ceiling == 0 ? 0 : byCpu.median() / ceiling,
              first.halfLoad() == null ? null : half(its)));
    }
    return summaries;
  }

  private static Half half(List<LiveRun> runs) {
    return new Half(
        middle(runs, run -> run.halfLoad().perSecond()),
        middle(runs, run -> run.halfLoad().alerts().p50()),
        middle(runs, run -> run.halfLoad().alerts().p99()),
        middle(runs, run -> run.halfLoad().alerts().p999()),
        middle(runs, run -> run.halfLoad().entries().p50()),
        middle(runs, run -> run.halfLoad().entries().p99()),
        middle(runs, run -> run.halfLoad().entries().p999()),
        middle(runs, run -> run.halfLoad().checkpoints().medianMillis()),
        middle(runs, run -> run.halfLoad().checkpoints().maxMillis()),
        middle(runs, run -> run.halfLoad().checkpoints().stateBytes()));
  }

  private static double middle(List<LiveRun> runs, ToDoubleFunction<LiveRun> figure) {
    return spread(runs, figure).median();
  }

  private static Spread spread(List<LiveRun> runs, ToDoubleFunction<LiveRun> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? new Spread(0, 0, 0) : Spread.of(sorted);
  }
}
