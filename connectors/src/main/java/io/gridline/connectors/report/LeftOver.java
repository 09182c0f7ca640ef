package io.gridline.connectors.report;

import io.gridline.connectors.report.RunReport.Changes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is in no queue, and what changed against the last published run. */
record LeftOver(RunReport report, Places places) {

  Html referrals() {
    Map<String, Long> byProvince = report.unlisted().referralsByProvince();
    if (byProvince.isEmpty()) {
      return Html.of("<p class=\"none\">No entry was referred to another province.</p>");
    }
    List<Html> rows = new ArrayList<>();
    byProvince.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Long> province) -> -province.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            province -> rows.add(row(places.label(province.getKey()), "", province.getValue())));
    return table(
        "Entries referred to another province or country", "Province or country", "entries", rows);
  }

  long referralsInAll() {
    return sum(report.unlisted().referralsByProvince());
  }

  long reviewInAll() {
    return sum(report.unlisted().reviewByReason());
  }

  Html review() {
    Map<String, Long> byReason = report.unlisted().reviewByReason();
    if (byReason.isEmpty()) {
      return Html.of("<p class=\"none\">Nothing waits for a clerk.</p>");
    }
    List<Html> rows = new ArrayList<>();
    byReason.forEach((reason, count) -> rows.add(row(reason, Words.review(reason), count)));
    return table("Items in clerical review", "Reason", "items", rows);
  }

  Html changes() {
    if (report.changes().isEmpty()) {
      return Html.of("<p class=\"none\">This is the first published run of the order.</p>");
    }
    Changes changes = report.changes().orElseThrow();
    return table(
        "Entries against the run as of " + Figures.time(changes.since()),
        "Change",
        "entries",
        List.of(
            row("new", "on the list now, not then", changes.added()),
            row("raised", "a higher level", changes.raised()),
            row("moved", "in another queue", changes.moved()),
            row("withdrawn", "on the list then, not now", changes.withdrawn()),
            row("unchanged", "", changes.unchanged())));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Html row(String name, String meaning, long count) {
    return Html.of(
        "<tr><th scope=\"row\">{}{}</th><td class=\"num\">{}</td></tr>",
        name,
        meaning.isEmpty() ? Html.NONE : Html.of("<small>{}</small>", meaning),
        count);
  }

  private static Html table(String caption, String what, String counted, List<Html> rows) {
    return Html.of(
        """
        <table>
          <caption>{}</caption>
          <thead><tr><th scope="col">{}</th><th scope="col" class="num">{}</th></tr></thead>
          <tbody>{}</tbody>
        </table>
        """,
        caption,
        what,
        counted,
        rows);
  }
}
