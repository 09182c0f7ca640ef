package io.gridline.pipelines.entry;

import static io.gridline.pipelines.entry.Somebody.WUHAN;
import static io.gridline.pipelines.entry.Somebody.at;
import static io.gridline.pipelines.entry.Somebody.household;
import static io.gridline.pipelines.entry.Somebody.resident;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.order.ScreeningOrder;
import org.junit.jupiter.api.Test;

/** Edges of cases, contacts and households (contract, section 4). */
class HouseholdEdgesTest {

  private static final String AS_OF = "2020-01-28T08:00:00";
  private static final String STAYED = "id: stayed, kind: zone-presence, level: high";
  private static final String CAR =
      "id: car, kind: co-travel, level: high, sources: [rail], scope: car";
  private static final String FAMILY = "id: family, kind: household, level: medium, of: [stayed]";
  private static final ScreeningOrder ORDER = AnOrder.with(STAYED, CAR, FAMILY);

  private static Somebody exposed(String id) {
    return resident(id).phone(id, "2020-01-20T08:00", "2020-01-20T10:00", WUHAN);
  }

  private static Evaluation evaluate(Somebody... members) {
    return Screening.evaluate(ORDER, household(members), at(AS_OF));
  }

  @Test
  void twoWhoWereExposedBringEachOtherAndTheThird() {
    assertThat(evaluate(exposed("a"), exposed("b"), resident("c")).entries())
        .extracting(entry -> entry.personId() + " " + entry.rules())
        .containsExactlyInAnyOrder("a [family, stayed]", "b [family, stayed]", "c [family]");
  }

  @Test
  void nobodyIsBroughtByOneself() {
    assertThat(evaluate(exposed("a"), resident("b")).entries())
        .extracting(entry -> entry.personId() + " " + entry.rules())
        .containsExactlyInAnyOrder("a [stayed]", "b [family]");
  }

  @Test
  void aHouseholdAtItsLimitIsBroughtAndOneOverItGoesToReview() {
    Evaluation atLimit = evaluate(exposed("a"), resident("b"), resident("c"));
    assertThat(atLimit.entries()).hasSize(3);
    assertThat(atLimit.isOverLimit()).isFalse();
    Evaluation over = evaluate(exposed("a"), resident("b"), resident("c"), resident("d"));
    assertThat(over.entries()).extracting(Entry::personId).containsExactly("a");
    assertThat(over.isOverLimit()).isTrue();
  }

  @Test
  void aLargeHouseholdThatNobodyBringsIsNobodysQuestion() {
    assertThat(evaluate(resident("a"), resident("b"), resident("c"), resident("d")).isOverLimit())
        .isFalse();
  }

  @Test
  void aCaseBringsItsHouseholdUntilTheMillisecondItsObservationEnds() {
    HouseholdFacts facts =
        household(
            resident("a").isCase("K1", "2020-01-10T08:00", "2020-01-14T08:00"), resident("b"));
    assertThat(Screening.evaluate(ORDER, facts, at("2020-01-28T07:59:59.999")).entries())
        .extracting(Entry::personId)
        .containsExactly("b");
    assertThat(Screening.evaluate(ORDER, facts, at("2020-01-28T08:00")).entries()).isEmpty();
  }

  @Test
  void aCaseThatBecomesInfectiousAtAsOfBringsNobodyAndHasNoEntryEither() {
    assertThat(
            evaluate(exposed("a").isCase("K1", AS_OF, "2020-02-14T08:00"), resident("b")).entries())
        .extracting(entry -> entry.personId() + " " + entry.evidence().get(0).cases())
        .containsExactly("b []");
  }

  @Test
  void aContactWhoIsACaseTooHasNoEntryButBringsItsHousehold() {
    ScreeningOrder order =
        AnOrder.with(CAR, "id: family, kind: household, level: medium, of: [car]");
    Somebody contact =
        resident("a")
            .train("t", "2020-01-20T08:00", "2020-01-20T12:00", "3101", "3301")
            .met("car", "K2", "person:z", "2020-01-20T08:00", "2020-01-20T12:00")
            .isCase("K1", "2020-01-10T08:00", "2020-01-11T08:00");
    assertThat(Screening.evaluate(order, household(contact, resident("b")), at(AS_OF)).entries())
        .extracting(entry -> entry.personId() + " " + entry.evidence().get(0).cases())
        .containsExactly("b [K2]");
  }

  @Test
  void twoCasesInOneCarMakeOneEvidenceWithTheirHull() {
    Somebody contact =
        resident("a")
            .train("t", "2020-01-20T08:00", "2020-01-20T12:00", "3101", "3301")
            .met("car", "K1", "person:y", "2020-01-20T08:00", "2020-01-20T09:00")
            .met("car", "K2", "person:z", "2020-01-20T11:00", "2020-01-20T12:00");
    Entry entry = Screening.evaluate(ORDER, contact.alone(), at(AS_OF)).entries().get(0);
    assertThat(entry.evidence()).hasSize(1);
    assertThat(entry.evidence().get(0).cases()).containsExactly("K1", "K2");
    assertThat(entry.firstExposedAt()).isEqualTo(at("2020-01-20T08:00"));
    assertThat(entry.lastExposedAt()).isEqualTo(at("2020-01-20T12:00"));
  }

  @Test
  void aSecondRecordOfTheCaseIsNoContactWithItself() {
    Somebody self =
        resident("a")
            .train("t", "2020-01-20T08:00", "2020-01-20T12:00", "3101", "3301")
            .met("car", "K1", "person:a", "2020-01-20T08:00", "2020-01-20T12:00");
    assertThat(Screening.evaluate(ORDER, self.alone(), at(AS_OF)).entries()).isEmpty();
  }

  @Test
  void peopleWithoutAHouseholdBringNobody() {
    HouseholdFacts strangers =
        new HouseholdFacts("", java.util.List.of(exposed("a").facts(), resident("b").facts()));
    assertThat(Screening.evaluate(ORDER, strangers, at(AS_OF)).entries())
        .extracting(Entry::personId)
        .containsExactly("a");
  }
}
