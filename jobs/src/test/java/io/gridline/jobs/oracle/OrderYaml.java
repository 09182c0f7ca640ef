package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.OrderPlan;
import io.gridline.jobs.oracle.DirtyWorld.RulePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an order plan as the YAML of section 4. Rules are named by kind and number, zones z0...
 */
final class OrderYaml {
  private OrderYaml() {}

  static String write(OrderPlan order) {
    StringBuilder text =
        new StringBuilder(
            """
            order: %s
            version: 3
            disease: COVID-19
            issued_by: A made-up headquarters
            legal_basis: A made-up law
            valid_from: 2020-01-23T10:00:00+08:00
            valid_until: 2020-03-31T00:00:00+08:00
            records_from: %s
            jurisdiction: "%s"
            observation_days: %d
            retention_days: 30
            route_by: [%s]
            household_limit: %d
            """
                .formatted(
                    order.id(),
                    order.recordsFrom(),
                    order.jurisdiction(),
                    order.observationDays(),
                    String.join(", ", order.routeBy()),
                    order.householdLimit()));
    text.append("zones:\n");
    for (int i = 0; i < order.zones().size(); i++) {
      DirtyWorld.ZonePlan zone = order.zones().get(i);
      text.append(
          "  - {id: z%d, division: \"%s\", from: %s, to: %s}%n"
              .formatted(i, zone.division(), zone.from(), zone.to()));
    }
    text.append("rules:\n");
    for (int i = 0; i < order.rules().size(); i++) {
      text.append("  - {").append(String.join(", ", rule(order.rules(), i))).append("}\n");
    }
    return text.toString();
  }

  private static List<String> rule(List<RulePlan> rules, int i) {
    RulePlan rule = rules.get(i);
    List<String> keys = new ArrayList<>();
    keys.add("id: " + name(rules, i));
    keys.add("kind: " + rule.kind());
    keys.add("level: " + rule.level());
    add(keys, "sources", rule.sources() == null ? null : "[" + list(rule.sources()) + "]");
    add(keys, "min_dwell", rule.minDwell());
    add(keys, "within", rule.within());
    add(keys, "scope", rule.scope());
    add(keys, "rows", rule.rows());
    List<String> others = new ArrayList<>();
    for (int other = 0; other < rules.size(); other++) {
      if (!rules.get(other).kind().equals("household")) {
        others.add(name(rules, other));
      }
    }
    if (rule.of() != null && !others.isEmpty()) {
      add(
          keys,
          "of",
          rule.of().stream()
              .map(number -> others.get(number % others.size()))
              .distinct()
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return keys;
  }

  private static String name(List<RulePlan> rules, int i) {
    return rules.get(i).kind() + "-" + i;
  }

  private static String list(List<String> values) {
    return String.join(", ", values);
  }

  private static void add(List<String> keys, String key, Object value) {
    if (value != null) {
      keys.add(key + ": " + value);
    }
  }
}
