package io.gridline.connectors.report;

import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries by rule and by day, as tables beside the charts. */
record EntryTables(RunReport report) {

  Html rules() {
    List<Html> rows = new ArrayList<>();
    for (Rule rule : report.order().rules()) {
      rows.add(
          Html.of(
              "<tr><th scope=\"row\">{}<small>{}</small></th>{}</tr>",
              rule.id(),
              Words.kind(rule),
              LevelBar.cells(ofRule(rule.id()))));
    }
    return Html.of("{}", rows);
  }

  LevelCounts ofRule(String id) {
    return LevelCounts.of(report.listed().byRule().getOrDefault(id, Map.of()));
  }

  Html days() {
    List<Html> rows = new ArrayList<>();
    everyDay()
        .forEach(
            (day, counts) ->
                rows.add(
                    Html.of("<tr><th scope=\"row\">{}</th>{}</tr>", day, LevelBar.cells(counts))));
    return Html.of("{}", rows);
  }

  /** From the first day with an entry to the last, also the days without one. */
  SortedMap<LocalDate, LevelCounts> everyDay() {
    SortedMap<LocalDate, Map<Level, Long>> byDay = new TreeMap<>(report.listed().byDay());
    SortedMap<LocalDate, LevelCounts> days = new TreeMap<>();
    if (!byDay.isEmpty()) {
      byDay
          .firstKey()
          .datesUntil(byDay.lastKey().plusDays(1))
          .forEach(day -> days.put(day, LevelCounts.of(byDay.getOrDefault(day, Map.of()))));
    }
    return days;
  }
}
