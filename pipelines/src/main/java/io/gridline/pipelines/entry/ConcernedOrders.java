package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.order.OrdersByPlace;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several orders could make anything of a household, at any time: those with a zone that
 * somebody was seen or lives in, a contact, or a case. Every rule asks for one of these (contract,
 * section 4), so that the others need not be evaluated, however many they are.
 */
public final class ConcernedOrders {

  private final List<ScreeningOrder> orders;
  private final OrdersByPlace byPlace;
  private final Map<String, Integer> places = new HashMap<>();

  public ConcernedOrders(List<ScreeningOrder> orders) {
    this.orders = List.copyOf(orders);
    this.byPlace = new OrdersByPlace(orders);
    for (int i = 0; i < orders.size(); i++) {
      places.put(orders.get(i).id(), i);
    }
  }

  /**
   * Whether there is any, of a household in which nobody has a contact.
   *
   * @param places where its people were seen, and live
   */
  public boolean areThere(Collection<Division> places, Collection<IndexCase> cases) {
    BitSet concerned = new BitSet(orders.size());
    places.forEach(place -> byPlace.mark(place, concerned));
    cases.forEach(indexCase -> mark(indexCase, concerned));
    return !concerned.isEmpty();
  }

  /** In the orders' sequence. */
  public List<ScreeningOrder> of(HouseholdFacts facts) {
    BitSet concerned = new BitSet(orders.size());
    facts.members().forEach(member -> mark(member, concerned));
    return concerned.stream().mapToObj(orders::get).toList();
  }

  private void mark(MemberFacts member, BitSet concerned) {
    for (Sighting sighting : member.sightings()) {
      byPlace.mark(sighting.presence().place(), concerned);
    }
    for (MetCase met : member.contacts()) {
      mark(met.contact().order(), concerned);
    }
    member.cases().forEach(indexCase -> mark(indexCase, concerned));
    if (!member.subject().isVisitor()) {
      byPlace.mark(member.subject().person().residence(), concerned);
    }
  }

  private void mark(IndexCase indexCase, BitSet concerned) {
    if (indexCase.order().isEmpty()) {
      concerned.set(0, orders.size());
    } else {
      mark(indexCase.order(), concerned);
    }
  }

  private void mark(String order, BitSet concerned) {
    Integer place = places.get(order);
    if (place != null) {
      concerned.set(place);
    }
  }
}
