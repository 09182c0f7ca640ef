package io.gridline.ops.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One contender's runs.
 *
 * @param ofPlain its tasks a second as a part of the plain loop's in the same round
 */
record DeskSummary(
    String contender, Spread perSecond, Spread p50Millis, Spread p99Millis, Spread ofPlain) {

  static List<DeskSummary> of(List<DeskRun> runs) {
    Map<Integer, Double> plain =
        runs.stream()
            .filter(run -> run.contender().equals(DeskContender.PLAIN))
            .collect(Collectors.toMap(DeskRun::round, DeskRun::perSecond));
    Map<String, List<DeskRun>> grouped =
        runs.stream()
            .collect(
                Collectors.groupingBy(DeskRun::contender, LinkedHashMap::new, Collectors.toList()));
    List<DeskSummary> summaries = new ArrayList<>();
    grouped.forEach(
        (contender, its) ->
            summaries.add(
                new DeskSummary(
                    contender,
                    spread(its, DeskRun::perSecond),
                    spread(its, DeskRun::p50Millis),
                    spread(its, DeskRun::p99Millis),
                    spread(its, run -> run.perSecond() / plain.get(run.round())))));
    return summaries;
  }

  private static Spread spread(List<DeskRun> runs, ToDoubleFunction<DeskRun> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).sorted().toArray());
  }
}
