package io.gridline.jobs.oracle;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random worlds in which everything collides: few people, places, trains, rooms and instants. Every
 * world is one that a run publishes: its orders are valid and in force, its cases well-formed, its
 * register readable (with more rejected records than the default limit allows).
 */
final class SmallWorlds {
  private SmallWorlds() {}

  static Arbitrary<World> worlds() {
    return Combinators.combine(
            Arbitraries.of(Moments.AS_OFS).map(Moments::shanghai),
            SmallOrders.orders(),
            SmallRegister.registers(),
            cases().list().ofMaxSize(3),
            SmallFeeds.feeds(),
            Arbitraries.of(false, true))
        .as(World::new);
  }

  private static Arbitrary<List<String>> cases() {
    return Combinators.combine(
            Arbitraries.of("c0", "c1", "c2"),
            Arbitraries.of("", "", "0", "1"),
            Arbitraries.frequency(Tuple.of(12, ""), Tuple.of(1, "TRUE"), Tuple.of(1, "false")),
            Arbitraries.frequency(
                Tuple.of(10, ""), Tuple.of(2, "A-1"), Tuple.of(2, "B-2"), Tuple.of(1, "C-3")),
            SmallClaims.known(),
            Arbitraries.frequencyOf(
                Tuple.of(
                    1,
                    Arbitraries.just(
                        List.of("2020-01-19T00:00:00+08:00", "2020-01-24T00:00:00+08:00"))),
                Tuple.of(1, Moments.goodPair())))
        .as(
            (id, revision, cancelled, order, claim, times) ->
                List.of(
                    id,
                    revision,
                    cancelled,
                    order,
                    claim.get(0),
                    claim.get(1),
                    times.get(0),
                    times.get(1)));
  }
}
