package io.gridline.jobs.oracle;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One or two orders for a small world: any of the zones, any of the rules. */
final class SmallOrders {

  private static final List<String> ZONES =
      List.of(
          "{id: wuhan, division: \"4201\", from: 2020-01-09T00:00:00+08:00, to: 2020-01-22T00:00:00+08:00}",
          "{id: hubei, division: \"42\", from: 2020-01-20T10:00:00+08:00, to: 2020-01-22T00:00:00+08:00}",
          "{id: jianghan, division: \"420106\", from: 2020-01-09T00:00:00+08:00, to: 2020-01-10T10:00:00+08:00}",
          "{id: italy, division: IT, from: 2020-01-10T10:00:00+08:00, to: 2020-02-22T00:00:00+08:00}");

  private static final List<String> RULES =
      List.of(
          "{id: any-stay, kind: zone-presence, level: low}",
          "{id: long-stay, kind: zone-presence, level: high, min_dwell: PT2H, sources: [carrier, hotel]}",
          "{id: phone-hour, kind: zone-presence, level: medium, min_dwell: PT1H, sources: [carrier]}",
          "{id: night, kind: zone-presence, level: medium, min_dwell: PT24H, sources: [hotel]}",
          "{id: came, kind: zone-arrival, level: high}",
          "{id: came-by-train, kind: zone-arrival, level: low, sources: [rail], within: PT2H}",
          "{id: came-at-once, kind: zone-arrival, level: medium, sources: [rail, aviation], within: PT0S}",
          "{id: lives, kind: zone-residence, level: medium}",
          "{id: car, kind: co-travel, level: high, sources: [rail], scope: car}",
          "{id: rows, kind: co-travel, level: high, scope: rows, rows: 3}",
          "{id: row, kind: co-travel, level: low, sources: [aviation], scope: rows, rows: 0}",
          "{id: room, kind: co-lodging, level: high, scope: room}",
          "{id: house, kind: co-lodging, level: low, scope: hotel}");

  private SmallOrders() {}

  static Arbitrary<List<String>> orders() {
    return Combinators.combine(
            order("ZJ-1"),
            order("ZJ-2"),
            Arbitraries.frequency(net.jqwik.api.Tuple.of(3, 1), net.jqwik.api.Tuple.of(1, 2)))
        .as((first, second, count) -> count == 1 ? List.of(first) : List.of(first, second));
  }

  private static Arbitrary<String> order(String id) {
    return Combinators.combine(
            Arbitraries.of(ZONES).set().ofMinSize(1),
            Arbitraries.of(RULES).set().ofMinSize(3),
            Arbitraries.of("hotel", "rail", "aviation").set(),
            Arbitraries.of("33", "33", "3301", "330106"),
            Arbitraries.of(1, 3, 14),
            Arbitraries.of(1, 2, 3, 20),
            Arbitraries.of("none", "cases", "some", "all"))
        .as(
            (zones, rules, routeBy, jurisdiction, observation, limit, household) -> {
              StringBuilder yaml =
                  new StringBuilder(
                      """
                      order: %s
                      version: 3
                      disease: COVID-19
                      issued_by: Headquarters
                      legal_basis: Law
                      valid_from: 2020-01-23T10:00:00+08:00
                      valid_until: 2020-03-31T00:00:00+08:00
                      records_from: 2020-01-01T00:00:00+08:00
                      jurisdiction: "%s"
                      observation_days: %d
                      retention_days: 30
                      route_by: %s
                      household_limit: %d
                      """
                          .formatted(id, jurisdiction, observation, new TreeSet<>(routeBy), limit));
              yaml.append("zones:\n");
              zones.forEach(zone -> yaml.append("  - ").append(zone).append('\n'));
              yaml.append("rules:\n");
              rules.forEach(rule -> yaml.append("  - ").append(rule).append('\n'));
              yaml.append(household(household, rules));
              return yaml.toString();
            });
  }

  private static String household(String which, Set<String> rules) {
    if (which.equals("none")) {
      return "";
    }
    List<String> ids =
        rules.stream().map(rule -> rule.substring(5, rule.indexOf(','))).sorted().toList();
    List<String> of =
        switch (which) {
          case "all" -> ids;
          case "some" -> ids.subList(0, 1);
          default -> List.of();
        };
    String text = "  - {id: family, kind: household, level: medium, of: " + of + "}\n";
    return which.equals("all")
        ? text + "  - {id: family-of-cases, kind: household, level: high}\n"
        : text;
  }
}
