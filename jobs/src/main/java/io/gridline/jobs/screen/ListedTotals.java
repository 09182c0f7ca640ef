package io.gridline.jobs.screen;

import io.gridline.connectors.report.RunReport;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.IsoTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the entries of a run as they pass, for the report. */
final class ListedTotals {

  private final ScreeningOrder order;
  private final Map<Level, Long> byLevel = new EnumMap<>(Level.class);
  private final Map<String, Map<Level, Long>> byRule = new TreeMap<>();
  private final Map<String, Map<Level, Long>> byQueue = new TreeMap<>();
  private final Map<LocalDate, Map<Level, Long>> byDay = new TreeMap<>();
  private final Map<String, Long> referrals = new TreeMap<>();

  ListedTotals(ScreeningOrder order) {
    this.order = order;
  }

  void add(ListedEntry entry) {
    Level level = entry.level();
    byLevel.merge(level, 1L, Long::sum);
    entry.rules().forEach(rule -> add(byRule, rule, level));
    add(byDay, entry.lastExposedAt().atZone(IsoTime.SHANGHAI).toLocalDate(), level);
    if (new Division(entry.routeCode()).isInside(order.jurisdiction())) {
      add(byQueue, entry.routeCode(), level);
    } else {
      referrals.merge(entry.routeCode(), 1L, Long::sum);
    }
  }

  private static <K> void add(Map<K, Map<Level, Long>> counts, K key, Level level) {
    counts.computeIfAbsent(key, first -> new EnumMap<>(Level.class)).merge(level, 1L, Long::sum);
  }

  RunReport.Listed listed() {
    return new RunReport.Listed(byLevel, byRule, byQueue, byDay);
  }

  RunReport.Unlisted unlisted(long elsewhere, Collection<ReviewItem> reviews) {
    Map<String, Long> byReason = new TreeMap<>();
    reviews.forEach(item -> byReason.merge(item.reason().text(), 1L, Long::sum));
    return new RunReport.Unlisted(referrals, elsewhere, byReason);
  }
}
