package io.gridline.pipelines.exposure;

import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.CodePoints;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One record that met one rule for one person, with its interval; for zone-residence and household
 * one person and one rule, without a record.
 *
 * @param recordId empty for evidence from the register
 * @param zones ids of the zones that the interval is a hull of, each once, by code point
 * @param cases ids of the cases that the interval is a hull of, likewise; never shown on a list
 */
public record Evidence(
    String rule,
    Source source,
    String recordId,
    Interval interval,
    Division place,
    List<String> zones,
    List<String> cases,
    ResolvedBy resolvedBy) {

  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::rule)
          .thenComparing(Evidence::source)
          .thenComparing(Evidence::recordId);

  /** Evidence of a presence for a rule. */
  public static Evidence of(
      String rule,
      Sighting sighting,
      Interval interval,
      Collection<String> zones,
      Collection<String> cases) {
    return new Evidence(
        rule,
        sighting.source(),
        sighting.presence().id().id(),
        interval,
        sighting.presence().place(),
        sorted(zones),
        sorted(cases),
        sighting.resolvedBy());
  }

  /** Evidence that the register alone gives. */
  public static Evidence ofRegister(
      String rule,
      Interval interval,
      Division residence,
      Collection<String> zones,
      Collection<String> cases) {
    return new Evidence(
        rule,
        Source.REGISTER,
        "",
        interval,
        residence,
        sorted(zones),
        sorted(cases),
        ResolvedBy.REGISTER);
  }

  /**
   * One record and one rule make one evidence: what shares both becomes one, its interval the hull.
   */
  public static List<Evidence> merged(Collection<Evidence> all) {
    if (all.size() < 2) {
      return List.copyOf(all);
    }
    List<Evidence> ordered = new ArrayList<>(all);
    ordered.sort(ORDER);
    List<Evidence> merged = new ArrayList<>(ordered.size());
    Evidence last = ordered.get(0);
    for (Evidence next : ordered.subList(1, ordered.size())) {
      if (ORDER.compare(last, next) == 0) {
        last = last.with(next);
      } else {
        merged.add(last);
        last = next;
      }
    }
    merged.add(last);
    return merged;
  }

  private Evidence with(Evidence other) {
    return new Evidence(
        rule,
        source,
        recordId,
        interval.hull(other.interval),
        place,
        union(zones, other.zones),
        union(cases, other.cases),
        resolvedBy);
  }

  private static List<String> union(List<String> left, List<String> right) {
    if (left.equals(right)) {
      return left;
    }
    List<String> both = new ArrayList<>(left);
    both.addAll(right);
    return sorted(both);
  }

  private static List<String> sorted(Collection<String> ids) {
    return ids.size() < 2
        ? List.copyOf(ids)
        : ids.stream().distinct().sorted(CodePoints.ORDER).toList();
  }
}
