package io.gridline.jobs.screen;

import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a source that a rule needs has fallen silent: its latest record lies more than {@code
 * maxAge} before the instant up to which the rules can still want one. That is as_of; for
 * zone-presence it is the end of the last zone's window, when that comes first, since carrier
 * records from after it are not looked at.
 */
record Silence(ScreeningOrder order, Instant asOf, Duration maxAge) {

  /** A line for each source that has fallen silent. */
  List<String> lines(Map<String, SourceCounts> sources) {
    List<String> lines = new ArrayList<>();
    for (Source source : Source.values()) {
      SourceCounts counts = sources.get(source.text());
      if (counts != null && isSilent(source, counts.latest())) {
        lines.add(
            counts.latest() == null
                ? source.text() + " has sent nothing"
                : source.text() + " has sent nothing since " + counts.latest());
      }
    }
    return lines;
  }

  /**
   * @param latest the latest record's start, ISO 8601; null without one
   */
  private boolean isSilent(Source source, String latest) {
    Optional<Duration> limit = limit(source);
    return limit.isPresent()
        && (latest == null || Instant.parse(latest).isBefore(asOf.minus(limit.get())));
  }

  /** How old its latest record may be at as_of; empty when no rule asks for the source. */
  Optional<Duration> limit(Source source) {
    return wantedUntil(source).map(wanted -> Duration.between(wanted, asOf).plus(maxAge));
  }

  /**
   * @throws BadInput when a source has fallen silent
   */
  void refuse(Map<String, SourceCounts> sources) {
    List<String> lines = lines(sources);
    if (!lines.isEmpty()) {
      throw new BadInput(
          "order "
              + order.id()
              + ": nothing published: "
              + String.join("; ", lines)
              + " (limit "
              + maxAge
              + " before what the rules can want). Ask the sender, or raise --max-age");
    }
  }

  /** The instant up to which any rule can want records of a source; empty when none asks for it. */
  private Optional<Instant> wantedUntil(Source source) {
    return order.rules().stream()
        .filter(rule -> rule.sources().contains(source))
        .map(rule -> rule instanceof Rule.ZonePresence ? lastWindowEnd() : asOf)
        .max(Comparator.naturalOrder())
        .filter(wanted -> !wanted.isBefore(order.recordsFrom()));
  }

  private Instant lastWindowEnd() {
    return order.zones().stream()
        .map(Zone::window)
        .map(window -> window.to())
        .max(Comparator.naturalOrder())
        .filter(end -> end.isBefore(asOf))
        .orElse(asOf);
  }
}
