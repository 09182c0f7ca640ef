package io.gridline.pipelines.entry;

import static io.gridline.pipelines.entry.Somebody.HANGZHOU;
import static io.gridline.pipelines.entry.Somebody.WUHAN;
import static io.gridline.pipelines.entry.Somebody.at;
import static io.gridline.pipelines.entry.Somebody.resident;
import static io.gridline.pipelines.entry.Somebody.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edges of zones, times, scope and route (contract, sections 4 and 6), one person at a time. */
class ScreeningEdgesTest {

  private static final String AS_OF = "2020-01-28T08:00:00";
  private static final String STAYED = "id: stayed, kind: zone-presence, level: high";
  private static final String TWO_HOURS = STAYED + ", min_dwell: PT2H";
  private static final String CAME =
      "id: came, kind: zone-arrival, level: medium, sources: [rail, aviation], within: PT48H";

  private static List<Entry> entries(ScreeningOrder order, Somebody somebody, String asOf) {
    return Screening.evaluate(order, somebody.alone(), at(asOf)).entries();
  }

  private static List<Evidence> evidence(ScreeningOrder order, Somebody somebody) {
    List<Entry> entries = entries(order, somebody, AS_OF);
    return entries.isEmpty() ? List.of() : entries.get(0).evidence();
  }

  @Test
  void aStayThatOnlyTouchesTheWindowIsNotInIt() {
    ScreeningOrder order = AnOrder.with(STAYED);
    assertThat(
            evidence(
                order, resident("p").hotel("a", "2020-01-22T00:00", "2020-01-22T09:00", WUHAN)))
        .isEmpty();
    assertThat(
            evidence(
                order, resident("p").hotel("a", "2020-01-08T00:00", "2020-01-09T00:00", WUHAN)))
        .isEmpty();
  }

  @Test
  void aStayIsCutToTheWindow() {
    List<Evidence> evidence =
        evidence(
            AnOrder.with(STAYED),
            resident("p").hotel("a", "2020-01-21T23:59:59.999", "2020-01-23T09:00", WUHAN));
    assertThat(evidence)
        .extracting(Evidence::interval)
        .containsExactly(new Interval(at("2020-01-21T23:59:59.999"), at("2020-01-22T00:00")));
  }

  @Test
  void anInstantCountsWithoutMinDwellUpToTheLastMillisecondOfTheWindow() {
    ScreeningOrder order = AnOrder.with(STAYED);
    String last = "2020-01-21T23:59:59.999";
    assertThat(evidence(order, resident("p").phone("a", last, last, WUHAN))).hasSize(1);
    String end = "2020-01-22T00:00";
    assertThat(evidence(order, resident("p").phone("a", end, end, WUHAN))).isEmpty();
  }

  @Test
  void anInstantIsNoEvidenceWhereAStayHasToLast() {
    assertThat(
            evidence(
                AnOrder.with(TWO_HOURS),
                resident("p")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
                    .phone("b", "2020-01-20T12:00", "2020-01-20T12:00", WUHAN)))
        .extracting(Evidence::recordId)
        .containsExactly("a");
  }

  @Test
  void presencesAddUpToMinDwellByTheirUnionToTheSecond() {
    ScreeningOrder order = AnOrder.with(TWO_HOURS);
    assertThat(
            evidence(
                order,
                resident("p")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T09:00", WUHAN)
                    .phone("b", "2020-01-20T08:30", "2020-01-20T09:30", WUHAN)
                    .phone("c", "2020-01-21T08:00", "2020-01-21T08:29:59", WUHAN)))
        .isEmpty();
    assertThat(
            evidence(
                order,
                resident("p")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T09:00", WUHAN)
                    .phone("b", "2020-01-20T08:30", "2020-01-20T09:30", WUHAN)
                    .phone("c", "2020-01-21T08:00", "2020-01-21T08:30", WUHAN)))
        .hasSize(3);
  }

  @Test
  void whatStartsAtAsOfDoesNotCount() {
    ScreeningOrder order = AnOrder.with(STAYED);
    Somebody somebody = resident("p").phone("a", "2020-01-21T08:00", "2020-01-21T10:00", WUHAN);
    assertThat(entries(order, somebody, "2020-01-23T10:00")).hasSize(1);
    ScreeningOrder early = AnOrder.with("id: lives, kind: zone-residence, level: low");
    Somebody inZone = resident("p", HANGZHOU, WUHAN);
    assertThat(entries(early, inZone, AS_OF)).hasSize(1);
  }

  @Test
  void aPlaceThatIsKnownMoreCoarselyThanTheZoneIsNotInside() {
    ScreeningOrder order = AnOrder.with(STAYED);
    assertThat(
            evidence(order, resident("p").hotel("a", "2020-01-20T08:00", "2020-01-20T10:00", "42")))
        .isEmpty();
    assertThat(
            evidence(
                order, resident("p").hotel("a", "2020-01-20T08:00", "2020-01-20T10:00", "4201")))
        .hasSize(1);
  }

  @Test
  void aSecondTicketCountsAtExactlyWithinAndNotAMillisecondLater() {
    ScreeningOrder order = AnOrder.with(CAME);
    Somebody inTime =
        resident("p")
            .train("a", "2020-01-20T08:00", "2020-01-20T12:00", "4201", "31")
            .flight("b", "2020-01-22T08:00", "2020-01-22T10:00", "31", "3301");
    Somebody late =
        resident("p")
            .train("a", "2020-01-20T08:00", "2020-01-20T12:00", "4201", "31")
            .flight("b", "2020-01-22T08:00:00.001", "2020-01-22T10:00", "31", "3301");
    assertThat(evidence(order, inTime)).extracting(Evidence::recordId).containsExactly("a");
    assertThat(evidence(order, inTime))
        .extracting(Evidence::interval)
        .containsExactly(Interval.at(at("2020-01-20T08:00")));
    assertThat(evidence(order, late)).isEmpty();
  }

  @Test
  void evidenceClosesAnInstantBeforeOther() {
    ScreeningOrder order = AnOrder.with(STAYED);
    Somebody somebody =
        resident("p")
            .phone("a", "2020-01-11T08:00", "2020-01-11T10:00:00.000", WUHAN)
            .phone("b", "2020-01-11T08:00", "2020-01-11T10:00:00.001", WUHAN);
    assertThat(entries(order, somebody, "2020-01-25T09:59:59.999").get(0).evidence()).hasSize(2);
    assertThat(entries(order, somebody, "2020-01-25T10:00").get(0).evidence()).hasSize(1);
    assertThat(entries(order, somebody, "2020-01-25T10:00:00.001")).isEmpty();
  }

  @Test
  void anOrderThatIsNotInForceListsNobody() {
    ScreeningOrder order = AnOrder.with(STAYED);
    Somebody somebody = resident("p").phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN);
    assertThat(entries(order, somebody, "2020-01-23T09:59:59.999")).isEmpty();
    assertThat(entries(order, somebody, "2020-01-23T10:00")).hasSize(1);
    assertThat(entries(order, somebody, "2020-03-31T00:00")).isEmpty();
  }

  @Test
  void aVisitorIsInScopeWhenSeenHereAtFirstExposureAndNotAMillisecondBefore() {
    ScreeningOrder order = AnOrder.with(STAYED);
    Somebody here =
        visitor("E1")
            .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
            .hotel("b", "2020-01-20T08:00", "2020-01-21T10:00", HANGZHOU);
    Somebody before =
        visitor("E1")
            .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
            .hotel("b", "2020-01-20T07:59:59.999", "2020-01-21T10:00", HANGZHOU);
    assertThat(entries(order, here, AS_OF)).hasSize(1);
    Evaluation elsewhere = Screening.evaluate(order, before.alone(), at(AS_OF));
    assertThat(elsewhere.entries()).isEmpty();
    assertThat(elsewhere.elsewhere()).isEqualTo(1);
  }

  @Test
  void ofTwoPlacesAtOneInstantTheGreaterCodeIsTheRoute() {
    Entry entry =
        entries(
                AnOrder.with(STAYED),
                visitor("E1")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
                    .hotel("b", "2020-01-21T08:00", "2020-01-22T10:00", "330106")
                    .hotel("c", "2020-01-21T08:00", "2020-01-22T10:00", "330106001"),
                AS_OF)
            .get(0);
    assertThat(entry.route()).isEqualTo(new Route(division("330106001"), "Hotel 330106001 8"));
    assertThat(entry.isReferral()).isFalse();
  }

  @Test
  void whoWentOnToAnotherProvinceIsReferredThere() {
    Entry entry =
        entries(
                AnOrder.with(STAYED),
                resident("p", HANGZHOU, "310101")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
                    .train("b", "2020-01-22T08:00", "2020-01-22T10:00", "3301", "3201"),
                AS_OF)
            .get(0);
    assertThat(entry.route().code()).isEqualTo(division("32"));
    assertThat(entry.isReferral()).isTrue();
  }

  @Test
  void whoIsOnTheWayIsNotThereYet() {
    Entry entry =
        entries(
                AnOrder.with(STAYED),
                resident("p", HANGZHOU, "310101")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
                    .train("b", "2020-01-28T06:00", AS_OF, "3301", "3201"),
                AS_OF)
            .get(0);
    assertThat(entry.route()).isEqualTo(new Route(division("31"), "Home"));
  }

  @Test
  void theLevelIsTheHighestOfTheRulesAndTheTimesTheirHull() {
    Entry entry =
        entries(
                AnOrder.with(STAYED, CAME),
                resident("p")
                    .phone("a", "2020-01-20T08:00", "2020-01-20T10:00", WUHAN)
                    .train("b", "2020-01-21T08:00", "2020-01-21T12:00", "4201", "3301"),
                AS_OF)
            .get(0);
    assertThat(entry.level()).isEqualTo(Level.HIGH);
    assertThat(entry.rules()).containsExactly("came", "stayed");
    assertThat(entry.firstExposedAt()).isEqualTo(at("2020-01-20T08:00"));
    assertThat(entry.lastExposedAt()).isEqualTo(at("2020-01-21T08:00"));
    assertThat(entry.observeUntil()).isEqualTo(at("2020-02-04T08:00"));
  }

  @Test
  void aVisitorIsCalledByTheRecordThatEndsLast() {
    Entry entry =
        entries(
                AnOrder.with(STAYED),
                visitor("E1")
                    .hotel("a", "2020-01-15T08:00", "2020-01-16T10:00", WUHAN, "Older")
                    .hotel("b", "2020-01-17T08:00", "2020-01-18T10:00", WUHAN, "Newer")
                    .hotel("c", "2020-01-18T08:00", "2020-01-19T10:00", WUHAN, "")
                    .hotel("d", "2020-01-24T08:00", "2020-01-25T10:00", HANGZHOU, "No evidence"),
                AS_OF)
            .get(0);
    assertThat(entry.name()).isEqualTo("Newer");
  }

  private static io.gridline.pipelines.presence.Division division(String code) {
    return new io.gridline.pipelines.presence.Division(code);
  }
}
