package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.Damage;
import io.gridline.jobs.oracle.DirtyWorld.FeedRow;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Feeds of a few rows on two trains, two flights and a few hotels, with all the dirt there is. */
final class DirtyFeeds {
  private static final int MAX_DAYS = 31;
  private static final int MAX_HOTEL_DAYS = 366;

  private DirtyFeeds() {}

  static Arbitrary<DirtyWorld.Feeds> feeds() {
    return Combinators.combine(
            delivered(carrier(), 2, 10),
            delivered(rail(), 3, 13),
            delivered(aviation(), 1, 9),
            delivered(hotel(), 3, 11))
        .as(DirtyWorld.Feeds::new);
  }

  private static Arbitrary<List<FeedRow>> delivered(
      Arbitrary<List<String>> rows, int least, int most) {
    return Combinators.combine(
            rows,
            Arbitraries.of(0, 1, 2, 0, 1, 2, 3),
            Arbitraries.frequency(Tuple.of(9, 1), Tuple.of(1, 2)),
            Arbitraries.frequencyOf(
                Tuple.of(40, Arbitraries.just(Damage.NONE)),
                Tuple.of(4, Arbitraries.of(Damage.class))),
            Arbitraries.integers().between(0, 15).withDistribution(RandomDistribution.uniform()))
        .as(FeedRow::new)
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<List<String>> carrier() {
    return Combinators.combine(
            ids(), DirtyClaims.deliveredPhones(), DirtyPlaces.cells(), Moments.feedPair(MAX_DAYS))
        .as((id, phone, cell, times) -> join(List.of(id, phone, cell), times));
  }

  private static Arbitrary<List<String>> rail() {
    return Combinators.combine(
            heads(),
            numbers("G1", "g 1", "0G1", "G1", "G12"),
            days(),
            numbers("5", "05", " 5", "05", "005", "6", ""),
            seats(),
            DirtyPlaces.railTrips(),
            Moments.feedPair(MAX_DAYS))
        .as(
            (head, train, day, car, seat, trip, times) ->
                join(
                    head,
                    List.of(train, day, car, seat, trip.get(0), times.get(0), trip.get(1)),
                    List.of(times.get(1))));
  }

  private static Arbitrary<List<String>> aviation() {
    return Combinators.combine(
            heads(),
            Arbitraries.of("", "", "", "1980-01-01"),
            numbers("MU1", "mu 1", "MU1", "MU2"),
            days(),
            seats(),
            DirtyPlaces.flights(),
            Moments.feedPair(MAX_DAYS))
        .as(
            (head, birth, flight, day, seat, trip, times) ->
                join(
                    head,
                    List.of(birth, "", birth.isEmpty() ? "" : "CN", flight, day, seat),
                    List.of(trip.get(0), times.get(0), trip.get(1), times.get(1))));
  }

  private static Arbitrary<List<String>> hotel() {
    return Combinators.combine(
            heads(),
            DirtyPlaces.hotels(),
            numbers("101", "0101", " 101", "101", "8A", "08a", "0", ""),
            Arbitraries.frequencyOf(
                Tuple.of(3, Moments.feedPair(MAX_HOTEL_DAYS)),
                Tuple.of(1, Moments.feedPair(MAX_HOTEL_DAYS).map(t -> List.of(t.get(0), "")))))
        .as((head, hotel, room, times) -> join(head, List.of(hotel, room), times));
  }

  /** record_id, revision, cancelled, document type and number, name. */
  private static Arbitrary<List<String>> heads() {
    return Combinators.combine(
            ids(),
            Arbitraries.frequency(
                Tuple.of(40, ""),
                Tuple.of(6, "0"),
                Tuple.of(12, "1"),
                Tuple.of(4, "2"),
                Tuple.of(1, "-1"),
                Tuple.of(1, "2147483648"),
                Tuple.of(1, "2147483647"),
                Tuple.of(1, "1.0")),
            Arbitraries.frequency(
                Tuple.of(40, ""),
                Tuple.of(3, "FALSE"),
                Tuple.of(4, "true"),
                Tuple.of(1, "True"),
                Tuple.of(1, "yes")),
            DirtyClaims.delivered(),
            Arbitraries.of("", "张伟", "Ann", "=Bob", "-", "O'Neil, \"Al\"", "李\n雷", "\u3000"))
        .as(
            (id, revision, cancelled, claim, name) ->
                List.of(id, revision, cancelled, claim.get(0), claim.get(1), name));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.frequencyOf(
            Tuple.of(
                2,
                Arbitraries.integers()
                    .between(5, 40)
                    .withDistribution(RandomDistribution.uniform())),
            Tuple.of(1, Arbitraries.integers().between(0, 4)))
        .map(id -> "r" + id);
  }

  private static Arbitrary<String> days() {
    return Arbitraries.frequency(
        Tuple.of(20, "2020-01-20"),
        Tuple.of(6, "2020-01-21"),
        Tuple.of(1, "2020-1-20"),
        Tuple.of(1, "2020-02-30"));
  }

  private static Arbitrary<String> seats() {
    return numbers("12A", "012F", "12 C", "14A", "15F", "16A", "9", "A12", "", "0");
  }

  /** The first is as frequent as all others together. */
  private static Arbitrary<String> numbers(String usual, String... others) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
