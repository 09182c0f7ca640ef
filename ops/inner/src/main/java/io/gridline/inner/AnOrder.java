package io.gridline.inner;

import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;

/** The order that the steps are timed under. */
final class AnOrder {

  private AnOrder() {}

  static ScreeningOrder inForce() {
    return OrderFile.parse(
        "order.yaml",
        """
        order: INNER-1
        version: 1
        disease: COVID-19
        issued_by: Headquarters
        legal_basis: Art. 42
        valid_from: 2020-01-23T10:00:00+08:00
        valid_until: 2020-03-31T00:00:00+08:00
        records_from: 2020-01-01T00:00:00+08:00
        jurisdiction: "33"
        observation_days: 14
        retention_days: 30
        route_by: [hotel, rail, aviation]
        household_limit: 20
        zones:
          - {id: w, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
        rules:
          - {id: stayed, kind: zone-presence, level: high, min_dwell: PT2H}
          - {id: household, kind: household, level: medium, of: [stayed]}
        """);
  }
}
