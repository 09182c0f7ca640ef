package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.Entry;
import io.gridline.pipelines.entry.Evaluation;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;

/** Counts an order's entries by level and rule, and the records that bear their evidence. */
final class EntryCounts {

  private final Map<Level, LongCounter> levels = new EnumMap<>(Level.class);
  private final Map<String, LongCounter> rules = new HashMap<>();
  private final Map<Source, LongCounter> bearing = new EnumMap<>(Source.class);
  private final LongCounter elsewhere;

  EntryCounts(ScreeningOrder order, Tally tally) {
    for (Level level : Level.values()) {
      levels.put(level, tally.counter(order.id(), "entries", "level:" + level.text()));
    }
    for (Rule rule : order.rules()) {
      rules.put(rule.id(), tally.counter(order.id(), "entries", "rule:" + rule.id()));
    }
    for (Source source : Source.values()) {
      bearing.put(source, tally.counter(order.id(), source.text(), "bearing_evidence"));
    }
    elsewhere = tally.counter(order.id(), "entries", "elsewhere");
  }

  void add(Evaluation evaluation) {
    for (Entry entry : evaluation.entries()) {
      levels.get(entry.level()).add(1L);
      entry.rules().forEach(rule -> rules.get(rule).add(1L));
    }
    for (RecordId record : evaluation.bearing()) {
      bearing.get(record.source()).add(1L);
    }
    elsewhere.add((long) evaluation.elsewhere());
  }
}
