package io.gridline.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three orders: of all Wuhan, of one of its counties, of Italy. */
class ConcernedOrdersTest {

  private static final Interval INFECTIOUS =
      new Interval(Somebody.at("2020-01-10T00:00"), Somebody.at("2020-01-20T00:00"));
  private static final MemberFacts NOTHING = Somebody.resident("P").facts();

  private final ConcernedOrders orders =
      new ConcernedOrders(List.of(order("CITY", "4201"), order("COUNTY", "420106"), order("IT")));

  private static ScreeningOrder order(String id) {
    return order(id, id);
  }

  private static ScreeningOrder order(String id, String zone) {
    return OrderFile.parse(
        id + ".yaml",
        AnOrder.yaml(3, "id: seen, kind: zone-presence, level: low")
            .replace("order: O", "order: " + id)
            .replace("\"4201\"", '"' + zone + '"'));
  }

  @Test
  void areThoseWithAZoneWhereSomebodyWasSeen() {
    assertThat(seenIn("420106001001")).containsExactly("CITY", "COUNTY");
    assertThat(seenIn("420111")).containsExactly("CITY");
    assertThat(seenIn("42")).isEmpty();
    assertThat(seenIn("IT")).containsExactly("IT");
    assertThat(seenIn("")).isEmpty();
    assertThat(seenIn("330106001001")).isEmpty();
  }

  @Test
  void areThoseWhereSomebodyOfTheHouseholdLives() {
    assertThat(
            concerned(NOTHING, Somebody.resident("Q", Somebody.HANGZHOU, Somebody.WUHAN).facts()))
        .containsExactly("CITY", "COUNTY");
  }

  @Test
  void areThoseWhoseCaseSomebodyMet() {
    Somebody guest =
        Somebody.resident("P").hotel("r", "2020-01-10T00:00", "2020-01-12T00:00", "3301");
    MetCase met =
        new MetCase(
            guest.facts().sightings().get(0), new Contact("IT", "room", "K", "k", INFECTIOUS));
    assertThat(concerned(with(List.of(met), List.of()))).containsExactly("IT");
  }

  @Test
  void areThoseThatACaseBelongsTo() {
    assertThat(concerned(with(List.of(), List.of(new IndexCase("K", "COUNTY", INFECTIOUS)))))
        .containsExactly("COUNTY");
    assertThat(concerned(with(List.of(), List.of(new IndexCase("K", "", INFECTIOUS)))))
        .containsExactly("CITY", "COUNTY", "IT");
    assertThat(concerned(with(List.of(), List.of(new IndexCase("K", "ANOTHER", INFECTIOUS)))))
        .isEmpty();
  }

  private static MemberFacts with(List<MetCase> contacts, List<IndexCase> cases) {
    return new MemberFacts(NOTHING.subject(), NOTHING.sightings(), contacts, cases);
  }

  private List<String> seenIn(String place) {
    return concerned(
        Somebody.visitor("P1").phone("r", "2020-01-10T00:00", "2020-01-11T00:00", place).facts());
  }

  private List<String> concerned(MemberFacts... members) {
    return orders.of(new HouseholdFacts("F1", List.of(members))).stream()
        .map(ScreeningOrder::id)
        .toList();
  }
}
