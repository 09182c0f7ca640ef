package io.gridline.pipelines.exposure;

import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evidence of having been in a zone: all of one person's presences there, once the union of their
 * cut intervals lasts min_dwell (contract, section 4, zone-presence).
 */
public record ZonePresence(Rule.ZonePresence rule, Zone zone) {

  /** {@code ofOnePerson} may hold anything; only what starts before {@code asOf} counts. */
  public List<Evidence> evidence(Collection<Sighting> ofOnePerson, Instant asOf) {
    List<Evidence> met = new ArrayList<>();
    List<Interval> stays = new ArrayList<>();
    for (Sighting sighting : ofOnePerson) {
      Optional<Interval> inside = inside(sighting, asOf);
      if (inside.isPresent()) {
        Interval interval = inside.get();
        stays.add(interval);
        if (!interval.isInstant() || rule.minDwell().isZero()) {
          met.add(Evidence.of(rule.id(), sighting, interval, Set.of(zone.id()), Set.of()));
        }
      }
    }
    return union(stays).compareTo(rule.minDwell()) >= 0 ? met : List.of();
  }

  private Optional<Interval> inside(Sighting sighting, Instant asOf) {
    if (!rule.sources().contains(sighting.source())
        || !sighting.presence().place().isInside(zone.division())
        || !sighting.presence().interval().from().isBefore(asOf)) {
      return Optional.empty();
    }
    return sighting
        .presence()
        .interval()
        .cut(zone.window())
        .filter(interval -> interval.from().isBefore(asOf));
  }

  /** The total length of the union, gaps not counted. */
  private static Duration union(List<Interval> intervals) {
    List<Interval> ordered =
        intervals.stream().sorted(Comparator.comparing(Interval::from)).toList();
    Duration total = Duration.ZERO;
    Instant reached = Instant.MIN;
    for (Interval interval : ordered) {
      Instant start = interval.from().isAfter(reached) ? interval.from() : reached;
      if (interval.to().isAfter(start)) {
        total = total.plus(Duration.between(start, interval.to()));
        reached = interval.to();
      }
    }
    return total;
  }
}
