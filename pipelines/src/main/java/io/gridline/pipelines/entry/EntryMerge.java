package io.gridline.pipelines.entry;

import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.CodePoints;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.RecordId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Merges one person's open evidence into the entry, when the order is for that person (contract,
 * section 6).
 */
record EntryMerge(ScreeningOrder order, Instant asOf) {

  private static final Comparator<Sighting> LATEST_NAME =
      Comparator.comparing((Sighting sighting) -> sighting.presence().interval().to())
          .thenComparing(Sighting::name, CodePoints.ORDER);

  Optional<Entry> entry(MemberFacts member, String householdId, List<Evidence> open) {
    Subject subject = member.subject();
    Interval exposed = hull(open);
    Instant first = exposed.from();
    Instant last = exposed.to();
    List<Whereabouts> whereabouts = Whereabouts.of(member.sightings(), order.routeBy(), asOf);
    Router router = new Router(order);
    if (!router.isInScope(subject, whereabouts, first)) {
      return Optional.empty();
    }
    Route route = router.route(subject, whereabouts);
    List<String> rules = rules(open);
    return Optional.of(
        new Entry(
            order.id(),
            order.version(),
            asOf,
            subject.identity(),
            subject.isVisitor() ? null : subject.person().personId(),
            subject.isVisitor() ? nameOnRecords(member.sightings(), open) : subject.person().name(),
            subject.document(),
            subject.phone(),
            level(rules),
            rules,
            sources(open),
            first,
            last,
            order.observedUntil(last),
            route,
            !route.code().isInside(order.jurisdiction()),
            householdId,
            open));
  }

  private static Interval hull(List<Evidence> open) {
    Interval hull = open.get(0).interval();
    for (Evidence evidence : open) {
      hull = hull.hull(evidence.interval());
    }
    return hull;
  }

  /**
   * Of the evidence records that have a name, the one with the latest end; ties by the greater
   * name.
   */
  private static String nameOnRecords(List<Sighting> sightings, List<Evidence> open) {
    Set<RecordId> bearing = new HashSet<>();
    open.forEach(evidence -> bearing.add(new RecordId(evidence.source(), evidence.recordId())));
    return sightings.stream()
        .filter(sighting -> bearing.contains(sighting.presence().id()))
        .filter(sighting -> !sighting.name().isEmpty())
        .max(LATEST_NAME)
        .map(Sighting::name)
        .orElse("");
  }

  private Level level(List<String> met) {
    Level highest = null;
    for (Rule rule : order.rules()) {
      if (met.contains(rule.id()) && (highest == null || rule.level().compareTo(highest) > 0)) {
        highest = rule.level();
      }
    }
    return highest;
  }

  private static List<String> rules(List<Evidence> open) {
    Set<String> rules = new TreeSet<>(CodePoints.ORDER);
    open.forEach(evidence -> rules.add(evidence.rule()));
    return List.copyOf(rules);
  }

  private static List<String> sources(List<Evidence> open) {
    Set<String> sources = new TreeSet<>();
    open.forEach(evidence -> sources.add(evidence.source().text()));
    return List.copyOf(sources);
  }
}
