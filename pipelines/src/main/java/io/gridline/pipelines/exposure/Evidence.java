package io.gridline.pipelines.exposure;

import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.CodePoints;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One record that met one rule for one person, with its interval; for zone-residence and household
 * one person and one rule, without a record.
 *
 * @param recordId empty for evidence from the register
 * @param zones ids of the zones that the interval is a hull of
 * @param cases ids of the cases that the interval is a hull of; never shown on a list
 */
public record Evidence(
    String rule,
    Source source,
    String recordId,
    Interval interval,
    Division place,
    SortedSet<String> zones,
    SortedSet<String> cases,
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
    record Key(String rule, Source source, String recordId) {}
    Map<Key, Evidence> merged = new LinkedHashMap<>();
    for (Evidence evidence : all) {
      merged.merge(
          new Key(evidence.rule, evidence.source, evidence.recordId), evidence, Evidence::with);
    }
    return merged.values().stream().sorted(ORDER).toList();
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

  private static SortedSet<String> union(SortedSet<String> left, SortedSet<String> right) {
    SortedSet<String> union = sorted(left);
    union.addAll(right);
    return union;
  }

  private static SortedSet<String> sorted(Collection<String> ids) {
    SortedSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
    sorted.addAll(ids);
    return sorted;
  }
}
