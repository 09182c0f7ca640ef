package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.OrderPlan;
import io.gridline.jobs.oracle.DirtyWorld.RulePlan;
import io.gridline.jobs.oracle.DirtyWorld.ZonePlan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** One or two valid orders with every kind of rule. */
final class DirtyOrders {
  private DirtyOrders() {}

  static Arbitrary<List<OrderPlan>> orders() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, order("A-1").map(List::of)),
        Tuple.of(1, Combinators.combine(order("A-1"), order("B-2")).as(List::of)));
  }

  private static Arbitrary<OrderPlan> order(String id) {
    return Combinators.combine(
            Arbitraries.of("33", "3301"),
            Arbitraries.of("2020-01-01T00:00:00+08:00", "2020-01-09T00:00:00+08:00"),
            Arbitraries.of(14, 4, 2, 14),
            Arbitraries.of(3, 20, 2, 4, 1),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.of("hotel", "rail", "aviation"))),
                Tuple.of(1, some("hotel", "rail", "aviation"))),
            zones()
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .withSizeDistribution(RandomDistribution.uniform()),
            rules()
                .list()
                .ofMinSize(3)
                .ofMaxSize(8)
                .withSizeDistribution(RandomDistribution.uniform()))
        .as(
            (jurisdiction, from, days, limit, routeBy, zones, rules) ->
                new OrderPlan(id, jurisdiction, from, days, limit, routeBy, zones, rules));
  }

  private static Arbitrary<ZonePlan> zones() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(8, "4201"),
                Tuple.of(1, "42"),
                Tuple.of(1, "420106"),
                Tuple.of(1, "420106001001"),
                Tuple.of(1, "JP"),
                Tuple.of(1, "3302")),
            Arbitraries.frequency(
                Tuple.of(6, List.of("2020-01-09T00:00", "2020-01-22T00:00")),
                Tuple.of(2, List.of("2020-01-15T00:00", "2020-01-21T10:00")),
                Tuple.of(2, List.of("2020-01-20T10:00", "2020-02-08T00:00")),
                Tuple.of(1, List.of("2020-01-23T10:00", "2020-02-08T00:00")),
                Tuple.of(1, List.of("2020-01-25T10:00", "2020-02-01T00:00"))))
        .as(
            (division, window) ->
                new ZonePlan(division, window.get(0) + ":00+08:00", window.get(1) + ":00+08:00"));
  }

  private static Arbitrary<RulePlan> rules() {
    Arbitrary<String> levels = Arbitraries.of("high", "medium", "low");
    Arbitrary<RulePlan> presence =
        Combinators.combine(
                levels,
                sources("carrier", "hotel"),
                Arbitraries.of("PT2H", "PT0S", "PT1H", "PT4H", "P1D").injectNull(0.3))
            .as((l, s, d) -> new RulePlan("zone-presence", l, s, d, null, null, null, null));
    Arbitrary<RulePlan> arrival =
        Combinators.combine(
                levels,
                sources("rail", "aviation"),
                Arbitraries.of("PT48H", "PT24H", "PT0S", "PT1H").injectNull(0.3))
            .as((l, s, w) -> new RulePlan("zone-arrival", l, s, null, w, null, null, null));
    Arbitrary<RulePlan> residence =
        levels.map(l -> new RulePlan("zone-residence", l, null, null, null, null, null, null));
    Arbitrary<RulePlan> car =
        Combinators.combine(levels, sources("rail"))
            .as((l, s) -> new RulePlan("co-travel", l, s, null, null, "car", null, null));
    Arbitrary<RulePlan> rows =
        Combinators.combine(levels, sources("rail", "aviation"), Arbitraries.of(3, 0, 2))
            .as((l, s, n) -> new RulePlan("co-travel", l, s, null, null, "rows", n, null));
    Arbitrary<RulePlan> lodging =
        Combinators.combine(levels, sources("hotel"), Arbitraries.of("hotel", "room"))
            .as((l, s, scope) -> new RulePlan("co-lodging", l, s, null, null, scope, null, null));
    Arbitrary<RulePlan> household =
        Combinators.combine(
                levels,
                Arbitraries.integers()
                    .between(0, 5)
                    .list()
                    .uniqueElements()
                    .ofMinSize(1)
                    .ofMaxSize(3)
                    .injectNull(0.2))
            .as((l, of) -> new RulePlan("household", l, null, null, null, null, null, of));
    return Arbitraries.frequencyOf(
        Tuple.of(2, presence),
        Tuple.of(2, arrival),
        Tuple.of(1, residence),
        Tuple.of(3, car),
        Tuple.of(2, rows),
        Tuple.of(3, lodging),
        Tuple.of(2, household));
  }

  private static Arbitrary<List<String>> sources(String... all) {
    return some(all).filter(sources -> !sources.isEmpty()).injectNull(0.4);
  }

  private static Arbitrary<List<String>> some(String... all) {
    return Arbitraries.integers()
        .between(0, (1 << all.length) - 1)
        .withDistribution(RandomDistribution.uniform())
        .map(
            bits -> {
              List<String> chosen = new ArrayList<>();
              for (int i = 0; i < all.length; i++) {
                if ((bits & 1 << i) == 0) {
                  chosen.add(all[i]);
                }
              }
              return chosen;
            });
  }
}
