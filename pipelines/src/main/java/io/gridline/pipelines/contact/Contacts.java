package io.gridline.pipelines.contact;

import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Rule.TravelScope;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which contacts the cases' trips and stays make: given the small set of those, asks any other
 * record whether it met one of them under a contact rule of an order (contract, section 4,
 * co-travel and co-lodging).
 */
public final class Contacts implements Serializable {

  private static final long serialVersionUID = 1;

  /** A case's record under one rule of one order, where it was infectious. */
  private record Trace(String order, Rule rule, CaseVisit visit, Interval infectiousThere)
      implements Serializable {}

  private final Map<MeetingPoint, List<Trace>> traces = new HashMap<>();
  private final List<CaseVisit> unplaced = new ArrayList<>();

  public Contacts(Collection<ScreeningOrder> orders, Collection<CaseVisit> visits) {
    Set<CaseVisit> withoutPoint = new HashSet<>();
    for (ScreeningOrder order : orders) {
      for (Rule rule : order.rules()) {
        for (CaseVisit visit : visits) {
          add(order, rule, visit, withoutPoint);
        }
      }
    }
    unplaced.addAll(withoutPoint);
  }

  private void add(ScreeningOrder order, Rule rule, CaseVisit visit, Set<CaseVisit> withoutPoint) {
    Optional<Interval> infectiousThere =
        visit.presence().interval().overlap(visit.indexCase().infectious());
    if (!applies(rule, visit.presence())
        || !visit.indexCase().belongsTo(order.id())
        || visit.presence().interval().to().isBefore(order.recordsFrom())
        || infectiousThere.isEmpty()) {
      return;
    }
    Optional<MeetingPoint> point = point(rule, visit.presence());
    if (point.isEmpty()) {
      withoutPoint.add(visit);
      return;
    }
    traces
        .computeIfAbsent(point.get(), key -> new ArrayList<>())
        .add(new Trace(order.id(), rule, visit, infectiousThere.get()));
  }

  /** The cases' trips and stays whose car, row or room is not known, though a rule asks for it. */
  public List<CaseVisit> unplaced() {
    return List.copyOf(unplaced);
  }

  public boolean isEmpty() {
    return traces.isEmpty();
  }

  /**
   * The contacts that a record makes; also of a case with itself, which only {@code casePerson}
   * tells.
   */
  public List<Contact> of(Presence presence) {
    if (traces.isEmpty()) {
      return List.of();
    }
    List<Contact> contacts = new ArrayList<>();
    for (MeetingPoint point : MeetingPoint.all(presence)) {
      for (Trace trace : traces.getOrDefault(point, List.of())) {
        meet(trace, presence, contacts);
      }
    }
    return contacts;
  }

  /**
   * Where somebody could be met by any rule, as text: a car on a train of a day, a flight of a day,
   * a hotel. Empty when the record does not say.
   */
  public static Optional<String> meetingPlace(Presence presence) {
    return MeetingPoint.all(presence).stream().findFirst().map(MeetingPoint::text);
  }

  /** Whether a rule may ask for a car, a row or a room that the record does not say. */
  public static boolean lacksPlace(Presence presence) {
    return presence.trip() == null
        ? presence.stay() != null && MeetingPoint.all(presence).size() < 2
        : MeetingPoint.all(presence).isEmpty() || MeetingPoint.row(presence).isEmpty();
  }

  private static void meet(Trace trace, Presence presence, List<Contact> contacts) {
    if (isNear(trace.rule(), trace.visit().presence(), presence)) {
      presence
          .interval()
          .overlap(trace.infectiousThere())
          .ifPresent(
              overlap ->
                  contacts.add(
                      new Contact(
                          trace.order(),
                          trace.rule().id(),
                          trace.visit().indexCase().caseId(),
                          trace.visit().casePerson(),
                          overlap)));
    }
  }

  private static boolean applies(Rule rule, Presence presence) {
    boolean contactRule = rule instanceof Rule.CoTravel || rule instanceof Rule.CoLodging;
    return contactRule && rule.sources().contains(presence.source());
  }

  private static Optional<MeetingPoint> point(Rule rule, Presence presence) {
    if (rule instanceof Rule.CoTravel coTravel) {
      return MeetingPoint.of(coTravel, presence);
    }
    return rule instanceof Rule.CoLodging coLodging
        ? MeetingPoint.of(coLodging, presence)
        : Optional.empty();
  }

  private static boolean isNear(Rule rule, Presence left, Presence right) {
    if (rule instanceof Rule.CoTravel coTravel && coTravel.scope() == TravelScope.ROWS) {
      OptionalLong a = MeetingPoint.row(left);
      OptionalLong b = MeetingPoint.row(right);
      return a.isPresent()
          && b.isPresent()
          && Math.abs(a.getAsLong() - b.getAsLong()) <= coTravel.rows();
    }
    return true;
  }
}
