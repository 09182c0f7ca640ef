package io.gridline.jobs.screen;

import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.store.StoredPart;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.RecordChoice.Fate;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.scheduled.Standing;
import io.gridline.pipelines.scheduled.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts together what became of every record read of every source, as one order counts it (contract,
 * section 3).
 */
record SourceAccounts(
    ScreeningOrder order,
    Collection<StoredPart> parts,
    Standing standing,
    Map<String, Object> counts) {

  Map<String, SourceCounts> bySource() {
    Map<String, SourceCounts> bySource = new LinkedHashMap<>();
    order.wantedSources().forEach(source -> bySource.put(source.text(), of(source)));
    return bySource;
  }

  private SourceCounts of(Source source) {
    List<StoredPart> landed =
        parts.stream().filter(part -> part.source().equals(source.text())).toList();
    Map<String, Long> rejected = new TreeMap<>();
    landed.forEach(
        part -> part.rejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum)));
    long latest = Tally.latestOf(counts, order.id(), source);
    return new SourceCounts(
        landed.stream().mapToLong(StoredPart::read).sum(),
        rejected,
        landed.stream().mapToLong(StoredPart::outside).sum() + tally(source, "outside"),
        standing.count(order.id(), source, Fate.DUPLICATE),
        standing.count(order.id(), source, Fate.SUPERSEDED),
        tally(source, "cancelled"),
        tally(source, "kept"),
        tally(source, "bearing_evidence"),
        latest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(latest).toString());
  }

  private long tally(Source source, String count) {
    return Tally.of(counts, order.id(), source.text(), count);
  }
}
