package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The instants at which time alone can change a household's entries. What starts counts from one
 * millisecond after its start, since only what starts before as_of counts and times are kept to the
 * millisecond.
 */
final class Turning {

  private static final Duration TICK = Duration.ofMillis(1);

  private final ScreeningOrder order;
  private final NavigableSet<Instant> points = new TreeSet<>();

  private Turning(ScreeningOrder order) {
    this.order = order;
  }

  static NavigableSet<Instant> points(ScreeningOrder order, HouseholdFacts facts) {
    Turning turning = new Turning(order);
    turning.points.add(order.validFrom());
    turning.points.add(order.validUntil());
    order.zones().forEach(zone -> turning.add(zone.window()));
    facts.members().forEach(turning::add);
    return turning.points;
  }

  private void add(MemberFacts member) {
    for (Sighting sighting : member.sightings()) {
      Interval interval = sighting.presence().interval();
      add(interval);
      add(Interval.at(interval.from()));
      points.add(interval.to().plus(TICK));
      for (Zone zone : order.zones()) {
        interval.cut(zone.window()).ifPresent(this::add);
      }
    }
    member.contacts().forEach(met -> add(met.contact().overlap()));
    member.cases().stream().map(IndexCase::infectious).forEach(this::add);
  }

  /** It begins to count, and it is no longer open. */
  private void add(Interval interval) {
    points.add(interval.from().plus(TICK));
    points.add(order.observedUntil(interval.to()));
  }
}
