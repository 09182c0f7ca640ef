package io.gridline.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Walks as_of from one announced change to the next: at each the entries are others, and at no
 * instant in between, however the facts lie. The instants in between are every quarter of an hour
 * and a millisecond around every edge of a fact.
 */
class NextChangePropertyTest {

  private static final ScreeningOrder ORDER =
      AnOrder.limited(
          2,
          "id: stayed, kind: zone-presence, level: high, min_dwell: PT2H",
          "id: seen, kind: zone-presence, level: low, sources: [carrier]",
          "id: came, kind: zone-arrival, level: medium, within: PT3H",
          "id: lives, kind: zone-residence, level: low",
          "id: family, kind: household, level: medium, of: [stayed, came]");
  private static final List<String> TIMES =
      List.of(
          "2020-01-09T12:00",
          "2020-01-09T14:00",
          "2020-01-09T14:00:00.001",
          "2020-01-09T17:00",
          "2020-01-23T12:00",
          "2020-01-23T14:00",
          "2020-01-23T16:00",
          "2020-01-21T23:00");
  private static final Instant FROM = Somebody.at("2020-01-23T09:00");
  private static final Instant TO = Somebody.at("2020-01-24T02:00");

  @Provide
  Arbitrary<HouseholdFacts> households() {
    return member().list().ofMinSize(1).ofMaxSize(3).map(this::household);
  }

  private HouseholdFacts household(List<Somebody> members) {
    return Somebody.household(members.toArray(Somebody[]::new));
  }

  private static Arbitrary<Somebody> member() {
    return Combinators.combine(
            Arbitraries.of(Somebody.HANGZHOU, Somebody.WUHAN, "310101"),
            sighting().list().ofMaxSize(4),
            Arbitraries.of(false, false, false, true),
            Arbitraries.integers().between(0, 9999))
        .as(
            (residence, sightings, isCase, id) -> {
              Somebody somebody = Somebody.resident("p" + id, Somebody.HANGZHOU, residence);
              for (int i = 0; i < sightings.size(); i++) {
                sightings.get(i).add(somebody, "r" + i);
              }
              return isCase
                  ? somebody.isCase("K", "2020-01-09T14:00", "2020-01-09T17:00")
                  : somebody;
            });
  }

  private interface Seen {
    void add(Somebody somebody, String record);
  }

  private static Arbitrary<Seen> sighting() {
    return Combinators.combine(
            Arbitraries.integers().between(0, TIMES.size() - 1),
            Arbitraries.integers().between(0, TIMES.size() - 1),
            Arbitraries.of("phone", "hotel", "train"),
            Arbitraries.of(Somebody.WUHAN, Somebody.HANGZHOU, "310101"),
            Arbitraries.of("3301", "31"))
        .as(
            (first, second, kind, place, destination) -> {
              boolean ordered =
                  !Somebody.at(TIMES.get(second)).isBefore(Somebody.at(TIMES.get(first)));
              String from = TIMES.get(ordered ? first : second);
              String to = TIMES.get(ordered ? second : first);
              return (somebody, record) -> {
                switch (kind) {
                  case "phone" -> somebody.phone(record, from, to, place);
                  case "hotel" -> somebody.hotel(record, from, to, place);
                  default -> somebody.train(record, from, to, place, destination);
                }
              };
            });
  }

  @Property(tries = 300)
  void entriesChangeWhenAnnouncedAndAtNoInstantBetween(@ForAll("households") HouseholdFacts facts) {
    Instant asOf = FROM;
    while (asOf.isBefore(TO)) {
      Evaluation evaluation = Screening.evaluate(ORDER, facts, asOf);
      Optional<Instant> next = evaluation.nextChange();
      Instant until = next.filter(instant -> instant.isBefore(TO)).orElse(TO);
      for (Instant between : instants().subSet(asOf, true, until, false)) {
        assertThat(at(asOf, facts, between)).isEqualTo(evaluation.entries());
      }
      if (next.isPresent() && next.get().isBefore(TO)) {
        assertThat(next.get()).isAfter(asOf);
        assertThat(at(asOf, facts, next.get())).isNotEqualTo(evaluation.entries());
      }
      asOf = until;
    }
  }

  /** Leaving an order out is a shortcut, so that it may never make a difference. */
  @Property(tries = 1000)
  void anOrderThatIsLeftOutWouldMakeNothingOfThemNowOrEver(
      @ForAll("households") HouseholdFacts facts) {
    boolean isLeftOut = new ConcernedOrders(List.of(ORDER)).of(facts).isEmpty();
    Statistics.label("left out").collect(isLeftOut);
    if (isLeftOut) {
      Evaluation evaluation = Screening.evaluate(ORDER, facts, FROM);
      assertThat(evaluation.entries()).isEmpty();
      assertThat(evaluation.bearing()).isEmpty();
      assertThat(evaluation.elsewhere()).isZero();
      assertThat(evaluation.isOverLimit()).isFalse();
      assertThat(evaluation.nextChange()).isEmpty();
    }
    Statistics.label("left out")
        .coverage(coverage -> coverage.check(true).count(count -> count > 20));
  }

  private static List<Entry> at(Instant asOf, HouseholdFacts facts, Instant instant) {
    return Screening.evaluate(ORDER, facts, instant).entries().stream()
        .map(entry -> entry.at(asOf))
        .toList();
  }

  private static TreeSet<Instant> instants() {
    TreeSet<Instant> instants = new TreeSet<>();
    for (Instant quarter = FROM; quarter.isBefore(TO); quarter = quarter.plusSeconds(900)) {
      instants.add(quarter);
    }
    for (String time : TIMES) {
      for (long days : List.of(0L, 14L)) {
        for (long millis : List.of(-1L, 0L, 1L, 2L)) {
          instants.add(Somebody.at(time).plus(Duration.ofDays(days)).plusMillis(millis));
        }
      }
    }
    return instants;
  }
}
