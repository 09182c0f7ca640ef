package io.gridline.pipelines.exposure;

import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Division;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Evidence of living in a zone: a person registered inside the jurisdiction whose residence lies
 * inside the zone. Its interval is the zone's window (contract, section 4, zone-residence).
 */
public record ZoneResidence(Rule.ZoneResidence rule, Zone zone, Division jurisdiction) {

  public Optional<Evidence> evidence(Person person, Instant asOf) {
    boolean met =
        person.registered().isInside(jurisdiction)
            && person.residence().isInside(zone.division())
            && zone.window().from().isBefore(asOf);
    return met
        ? Optional.of(
            Evidence.ofRegister(
                rule.id(), zone.window(), person.residence(), Set.of(zone.id()), Set.of()))
        : Optional.empty();
  }
}
