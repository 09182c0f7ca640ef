package io.gridline.jobs.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Random worlds in which everything collides: few people, places, trains, rooms and instants. Every
 * world is one that a run publishes: its orders are valid and in force, its cases well-formed, its
 * register readable (with more rejected records than the default limit allows).
 */
final class DirtyWorlds {
  private DirtyWorlds() {}

  /** So many worlds, the same for the same seed. */
  static List<DirtyWorld> drawn(long seed, int worlds) {
    List<DirtyWorld> drawn = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<DirtyWorld> generator = worlds().generator(1000, false);
          Random random = new Random(seed);
          for (int i = 0; i < worlds; i++) {
            drawn.add(generator.next(random).value());
          }
        });
    return drawn;
  }

  static Arbitrary<DirtyWorld> worlds() {
    return Combinators.combine(
            Arbitraries.of(Moments.AS_OFS).map(Moments::shanghai),
            DirtyOrders.orders(),
            DirtyRegister.registers(),
            cases().list().ofMaxSize(5).withSizeDistribution(RandomDistribution.uniform()),
            DirtyEchoes.in(DirtyFeeds.feeds()),
            Arbitraries.of(false, true),
            Arbitraries.integers()
                .between(0, 99)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofSize(5))
        .as(
            (asOf, orders, register, cases, feeds, gb18030, travellers) ->
                new DirtyWorld(
                    asOf, orders, register, traveling(cases, feeds, travellers), feeds, gb18030));
  }

  /** Makes most cases people of the feeds, or hardly anybody would share a room with one. */
  private static List<List<String>> traveling(
      List<List<String>> cases, DirtyWorld.Feeds feeds, List<Integer> travellers) {
    List<List<String>> claims =
        Stream.of(feeds.rail(), feeds.hotel(), feeds.aviation())
            .flatMap(List::stream)
            .map(row -> row.cells().subList(3, 5))
            .filter(claim -> !claim.get(0).equals("visa") && !claim.get(0).startsWith("RES"))
            .filter(claim -> !claim.get(1).equals("- -"))
            .toList();
    List<List<String>> traveling = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      int traveller = travellers.get(i);
      List<String> row = new ArrayList<>(cases.get(i));
      if (traveller < 90 && !claims.isEmpty()) {
        row.set(4, claims.get(traveller % claims.size()).get(0));
        row.set(5, claims.get(traveller % claims.size()).get(1));
      }
      traveling.add(row);
    }
    return traveling;
  }

  private static Arbitrary<List<String>> cases() {
    return Combinators.combine(
            Arbitraries.of("c0", "c1", "c2", "c3", "c4", "c5"),
            Arbitraries.of("", "", "0", "1"),
            Arbitraries.frequency(Tuple.of(12, ""), Tuple.of(1, "TRUE"), Tuple.of(1, "false")),
            Arbitraries.frequency(
                Tuple.of(20, ""), Tuple.of(4, "A-1"), Tuple.of(2, "B-2"), Tuple.of(1, "C-3")),
            DirtyClaims.known(),
            Arbitraries.frequencyOf(
                Tuple.of(
                    1,
                    Arbitraries.just(
                        List.of("2020-01-09T00:00:00+08:00", "2020-01-20T10:00:00+08:00"))),
                Tuple.of(
                    3,
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
