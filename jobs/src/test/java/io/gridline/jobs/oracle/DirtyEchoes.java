package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.Damage;
import io.gridline.jobs.oracle.DirtyWorld.FeedRow;
import io.gridline.jobs.oracle.DirtyWorld.Feeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Rows that answer other rows: somebody else in the same car, row or room; a second ticket; another
 * hotel at the same instant; a presence that overlaps. Rows that know nothing of one another seldom
 * meet a rule exactly at its edge.
 */
final class DirtyEchoes {
  private static final List<Duration> LATER =
      List.of(
          Duration.ofHours(48),
          Duration.ofHours(24),
          Duration.ofHours(1),
          Duration.ZERO,
          Duration.ofHours(48).plusMillis(1),
          Duration.ofHours(24).plusMillis(1));

  /**
   * @param who whose claim a companion has
   * @param choice which of a few values a changed cell takes
   */
  private record Echo(int row, List<String> who, int choice, boolean flies) {}

  private DirtyEchoes() {}

  static Arbitrary<Feeds> in(Arbitrary<Feeds> feeds) {
    Arbitrary<List<Echo>> echoes =
        Combinators.combine(
                Arbitraries.integers().between(0, 20),
                DirtyClaims.known(),
                Arbitraries.integers().between(0, 59),
                Arbitraries.of(false, false, true))
            .as(Echo::new)
            .list()
            .ofMinSize(2)
            .ofMaxSize(6);
    return Combinators.combine(feeds, echoes, echoes, echoes, echoes, echoes)
        .as(DirtyEchoes::answered);
  }

  private static Feeds answered(
      Feeds feeds,
      List<Echo> trains,
      List<Echo> flights,
      List<Echo> onward,
      List<Echo> rooms,
      List<Echo> phones) {
    List<FeedRow> carrier = new ArrayList<>(feeds.carrier());
    List<FeedRow> rail = new ArrayList<>(feeds.rail());
    List<FeedRow> aviation = new ArrayList<>(feeds.aviation());
    List<FeedRow> hotel = new ArrayList<>(feeds.hotel());
    trains.forEach(echo -> rail.add(companion(of(feeds.rail(), echo), echo, "t", 9)));
    flights.forEach(echo -> aviation.add(companion(of(feeds.aviation(), echo), echo, "t", 11)));
    rooms.forEach(
        echo -> {
          hotel.add(companion(of(feeds.hotel(), echo), echo, "t", 7));
          hotel.add(elsewhere(of(feeds.hotel(), echo), echo));
        });
    for (Echo echo : onward) {
      List<String> trip = of(feeds.rail(), echo).cells();
      Moments.read(trip.get(11))
          .map(departed -> departed.plus(LATER.get(echo.choice() % LATER.size())))
          .ifPresent(departs -> (echo.flies() ? aviation : rail).add(next(trip, departs, echo)));
    }
    phones.forEach(echo -> again(of(feeds.carrier(), echo), echo).ifPresent(carrier::add));
    return new Feeds(carrier, rail, aviation, hotel);
  }

  private static FeedRow of(List<FeedRow> rows, Echo echo) {
    return rows.get(echo.row() % rows.size());
  }

  /** Somebody else with the same train, flight or hotel, in a seat or room near by. */
  private static FeedRow companion(FeedRow row, Echo echo, String id, int seat) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.set(0, id + echo.choice());
    cells.set(1, "");
    cells.set(2, "");
    cells.set(3, echo.who().get(0));
    cells.set(4, echo.who().get(1));
    List<String> near =
        seat == 7
            ? List.of("101", "0101", cells.get(7), " 1 01 ")
            : List.of("12A", "15F", "014C", "10B", cells.get(seat));
    cells.set(seat, near.get(echo.choice() % near.size()));
    return plain(cells);
  }

  /** The same guest at the same instant in another hotel or room. */
  private static FeedRow elsewhere(FeedRow row, Echo echo) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.set(0, "e" + echo.choice());
    cells.set(1, "");
    cells.set(2, "");
    cells.set(6, List.of("h4", "h1", "h6", "h5", "h3").get(echo.choice() % 5));
    return plain(cells);
  }

  private static FeedRow next(List<String> trip, Instant departs, Echo echo) {
    String departed = Moments.write(departs, 0);
    String arrived = Moments.write(departs.plus(Duration.ofHours(2)), 0);
    String id = "n" + echo.choice();
    return plain(
        echo.flies()
            ? List.of(
                id,
                "",
                "",
                trip.get(3),
                trip.get(4),
                trip.get(5),
                "",
                "",
                "",
                "MU9",
                "2020-01-20",
                "",
                "PVG",
                departed,
                "HGH",
                arrived)
            : List.of(
                id,
                "",
                "",
                trip.get(3),
                trip.get(4),
                trip.get(5),
                "G9",
                "2020-01-20",
                "",
                "",
                "SHH",
                departed,
                "HZH",
                arrived));
  }

  /** The same phone half an hour later, for an instant or as long; now and then as one record. */
  private static Optional<FeedRow> again(FeedRow row, Echo echo) {
    Optional<Instant> from = Moments.read(row.cells().get(3));
    Optional<Instant> to = Moments.read(row.cells().get(4));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Duration half = Duration.ofMinutes(30);
    List<String> cells = new ArrayList<>(row.cells());
    if (echo.choice() % 3 > 0) {
      cells.set(0, "a" + echo.choice());
    }
    cells.set(3, Moments.write(from.get().plus(half), 0));
    cells.set(4, Moments.write((echo.flies() ? from : to).get().plus(half), 0));
    return Optional.of(plain(cells));
  }

  private static FeedRow plain(List<String> cells) {
    return new FeedRow(List.copyOf(cells), 0, 1, Damage.NONE, 0);
  }
}
