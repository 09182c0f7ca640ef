package io.gridline.ops.show;

import io.gridline.connectors.report.DivisionNames;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.ListedEntry.Line;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Entries as text for a terminal: everybody on a list, or one person with each reason. */
record EntryText(ScreeningOrder order, Phrases phrases, DivisionNames divisions, PrintWriter out) {

  private static final Comparator<ListedEntry> MOST_URGENT_FIRST =
      Comparator.comparing(ListedEntry::routeCode)
          .thenComparing(ListedEntry::level, Comparator.reverseOrder())
          .thenComparing(ListedEntry::lastExposedAt, Comparator.reverseOrder())
          .thenComparing(ListedEntry::personKey);

  /** Everybody on the lists of a division. */
  void list(String division, List<ListedEntry> entries) {
    out.printf(
        "%s %s: %d people, order %s%n",
        division, divisions.of(division), entries.size(), order.id());
    String queue = "";
    for (ListedEntry entry : entries.stream().sorted(MOST_URGENT_FIRST).toList()) {
      if (!entry.routeCode().equals(queue)) {
        queue = entry.routeCode();
        out.printf("%n%s %s%n", queue, divisions.of(queue));
      }
      out.printf(
          "  %s  %-6s  %s  %s  until %s  %s  %s%n",
          entry.personKey(),
          entry.level().text(),
          entry.name().isEmpty() ? "(no name)" : entry.name(),
          entry.phone().isEmpty() ? "(no phone)" : entry.phone(),
          Phrases.time(entry.observeUntil()),
          String.join(", ", entry.rules()),
          entry.address());
    }
  }

  /** Why somebody is on a list: each record, rule and interval, and how the claim was resolved. */
  void why(ListedEntry entry) {
    out.printf("%s  %s%n", entry.name().isEmpty() ? "(no name)" : entry.name(), entry.personKey());
    field("order", order.id() + ", version " + entry.orderVersion());
    field("as of", Phrases.time(entry.asOf()));
    field("level", entry.level().text());
    field("observe until", Phrases.time(entry.observeUntil()));
    field("document", entry.documentNumber());
    field("phone", entry.phone());
    field("list", entry.routeCode() + " " + divisions.of(entry.routeCode()));
    field("address", entry.address());
    out.printf("%nWhy:%n");
    Map<String, Rule> rules =
        order.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    int number = 0;
    for (Line line : entry.evidence()) {
      Rule rule = rules.get(line.rule());
      out.printf(
          "%n %2d. %s%n     %s%n     rule %s (%s)%n",
          ++number,
          phrases.reason(rule, line, divisions.of(line.placeCode())),
          phrases.resolved(line),
          line.rule(),
          rule.level().text());
    }
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      out.printf("  %-14s %s%n", name, value);
    }
  }
}
