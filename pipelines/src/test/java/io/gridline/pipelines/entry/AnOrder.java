package io.gridline.pipelines.entry;

import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;

/**
 * An order of 14 days' observation for Zhejiang with the zone Wuhan, 9 to 22 January, and the rules
 * that are asked for.
 */
final class AnOrder {

  private AnOrder() {}

  static ScreeningOrder with(String... rules) {
    return limited(3, rules);
  }

  static ScreeningOrder limited(int householdLimit, String... rules) {
    return OrderFile.parse("order.yaml", yaml(householdLimit, rules));
  }

  static String yaml(int householdLimit, String... rules) {
    StringBuilder yaml =
        new StringBuilder(
            """
            order: O
            version: 1
            disease: D
            issued_by: I
            legal_basis: L
            valid_from: 2020-01-23T10:00:00+08:00
            valid_until: 2020-03-31T00:00:00+08:00
            records_from: 2020-01-01T00:00:00+08:00
            jurisdiction: "33"
            observation_days: 14
            retention_days: 30
            route_by: [hotel, rail, aviation]
            household_limit: %d
            zones:
              - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-01-22T00:00:00+08:00}
            rules:
            """
                .formatted(householdLimit));
    for (String rule : rules) {
      yaml.append("  - {").append(rule).append("}\n");
    }
    return yaml.toString();
  }
}
