package io.gridline.pipelines.exposure;

import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Evidence of having come from a zone: a trip that departs from it within its window, when that
 * trip or a later one within {@code within} ends inside the jurisdiction (contract, section 4,
 * zone-arrival).
 */
public record ZoneArrival(Rule.ZoneArrival rule, Zone zone, Division jurisdiction) {

  /** {@code ofOnePerson} may hold anything; only trips that depart before {@code asOf} count. */
  public List<Evidence> evidence(Collection<Sighting> ofOnePerson, Instant asOf) {
    List<Sighting> trips =
        ofOnePerson.stream()
            .filter(sighting -> rule.sources().contains(sighting.source()))
            .filter(sighting -> sighting.presence().isTrip())
            .filter(sighting -> departure(sighting).isBefore(asOf))
            .toList();
    List<Evidence> met = new ArrayList<>();
    for (Sighting trip : trips) {
      if (leavesZone(trip.presence()) && arrives(departure(trip), trips)) {
        met.add(
            Evidence.of(
                rule.id(), trip, Interval.at(departure(trip)), Set.of(zone.id()), Set.of()));
      }
    }
    return met;
  }

  private boolean leavesZone(Presence trip) {
    return trip.place().isInside(zone.division()) && zone.window().contains(trip.interval().from());
  }

  /** The departing trip itself is among the trips: it departs at its own departure. */
  private boolean arrives(Instant departure, List<Sighting> trips) {
    Instant last = departure.plus(rule.within());
    return trips.stream()
        .filter(trip -> trip.presence().trip().destination().isInside(jurisdiction))
        .map(ZoneArrival::departure)
        .anyMatch(onward -> !onward.isBefore(departure) && !onward.isAfter(last));
  }

  private static Instant departure(Sighting trip) {
    return trip.presence().interval().from();
  }
}
