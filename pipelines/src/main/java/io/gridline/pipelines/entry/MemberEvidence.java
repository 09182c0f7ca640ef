package io.gridline.pipelines.entry;

import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.exposure.ZoneArrival;
import io.gridline.pipelines.exposure.ZonePresence;
import io.gridline.pipelines.exposure.ZoneResidence;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The evidence that one person's own records, contacts and residence give under an order, open at
 * an instant.
 */
record MemberEvidence(ScreeningOrder order, Instant asOf) {

  List<Evidence> of(MemberFacts member) {
    List<Evidence> all = new ArrayList<>();
    for (Rule rule : order.rules()) {
      if (rule instanceof Rule.ZonePresence presence) {
        for (Zone zone : order.zones()) {
          all.addAll(new ZonePresence(presence, zone).evidence(member.sightings(), asOf));
        }
      } else if (rule instanceof Rule.ZoneArrival arrival) {
        for (Zone zone : order.zones()) {
          all.addAll(
              new ZoneArrival(arrival, zone, order.jurisdiction())
                  .evidence(member.sightings(), asOf));
        }
      } else if (rule instanceof Rule.ZoneResidence residence) {
        all.addAll(residence(residence, member.subject()));
      }
    }
    all.addAll(contacts(member));
    return open(all);
  }

  /**
   * One evidence for each record and rule; what is not open by its hull's end counts for nothing.
   */
  List<Evidence> open(List<Evidence> all) {
    List<Evidence> open = new ArrayList<>();
    for (Evidence evidence : Evidence.merged(all)) {
      if (asOf.isBefore(order.observedUntil(evidence.interval().to()))) {
        open.add(evidence);
      }
    }
    return open;
  }

  private List<Evidence> residence(Rule.ZoneResidence rule, Subject subject) {
    if (subject.isVisitor()) {
      return List.of();
    }
    return order.zones().stream()
        .map(zone -> new ZoneResidence(rule, zone, order.jurisdiction()))
        .flatMap(residence -> residence.evidence(subject.person(), asOf).stream())
        .toList();
  }

  private List<Evidence> contacts(MemberFacts member) {
    String self = member.subject().identity();
    return member.contacts().stream()
        .filter(met -> met.contact().order().equals(order.id()))
        .filter(met -> !met.contact().casePerson().equals(self))
        .filter(met -> met.contact().overlap().from().isBefore(asOf))
        .map(
            met ->
                Evidence.of(
                    met.contact().rule(),
                    met.sighting(),
                    met.contact().overlap(),
                    Set.of(),
                    Set.of(met.contact().caseId())))
        .toList();
  }
}
