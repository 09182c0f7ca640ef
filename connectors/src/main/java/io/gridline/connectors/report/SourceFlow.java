package io.gridline.connectors.report;

import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of the records of one source: {@code read = rejected + outside + duplicate +
 * superseded + cancelled + kept} (contract, section 3), and how fresh it is.
 *
 * @param rejected by reason
 * @param latest the greatest start of an accepted record before as_of; empty without one
 * @param maxAge how old the latest record may be at as_of; empty when no rule asks for it
 */
public record SourceFlow(
    Source source,
    long read,
    Map<String, Long> rejected,
    long outside,
    long duplicate,
    long superseded,
    long cancelled,
    long kept,
    long bearingEvidence,
    Optional<Instant> latest,
    Optional<Duration> maxAge) {

  Freshness freshness(Instant asOf) {
    if (latest.isEmpty()) {
      return Freshness.NEVER_SENT;
    }
    if (maxAge.isEmpty()) {
      return Freshness.NO_LIMIT;
    }
    Duration age = Duration.between(latest.get(), asOf);
    return age.compareTo(maxAge.get()) > 0 ? Freshness.SILENT : Freshness.FRESH;
  }

  long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  long notOutside() {
    return read - outside;
  }

  long accepted() {
    return notOutside() - rejectedInAll();
  }

  /** The sum of several sources' counts; its source and freshness mean nothing. */
  static SourceFlow sum(Collection<SourceFlow> flows) {
    SourceFlow sum =
        new SourceFlow(
            Source.REGISTER, 0, Map.of(), 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    for (SourceFlow flow : flows) {
      sum = sum.plus(flow);
    }
    return sum;
  }

  private SourceFlow plus(SourceFlow other) {
    Map<String, Long> bothRejected = new TreeMap<>(rejected);
    other.rejected.forEach((reason, n) -> bothRejected.merge(reason, n, Long::sum));
    return new SourceFlow(
        source,
        read + other.read,
        bothRejected,
        outside + other.outside,
        duplicate + other.duplicate,
        superseded + other.superseded,
        cancelled + other.cancelled,
        kept + other.kept,
        bearingEvidence + other.bearingEvidence,
        latest,
        maxAge);
  }
}
