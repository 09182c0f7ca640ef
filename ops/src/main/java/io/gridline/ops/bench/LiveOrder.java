package io.gridline.ops.bench;

import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Duration;
import java.time.Instant;

/** The order of the benchmark of the live job: Wuhan, as in the demo, but in force now. */
final class LiveOrder {

  private static final String YAML =
      """
      order: BENCH-LIVE
      version: 1
      disease: COVID-19
      issued_by: Zhejiang Provincial Epidemic Prevention and Control Headquarters
      legal_basis: Law on the Prevention and Treatment of Infectious Diseases, Art. 42
      valid_from: %s
      valid_until: %s
      records_from: %s
      jurisdiction: "33"
      observation_days: 14
      retention_days: 30
      route_by: [hotel, rail, aviation]
      household_limit: 20
      zones:
        - {id: wuhan, division: "4201", from: %s, to: %s}
      rules:
        - {id: stayed-in-zone, kind: zone-presence, level: high, min_dwell: PT2H, sources: [carrier, hotel]}
        - {id: arrived-from-zone, kind: zone-arrival, level: high, sources: [rail, aviation], within: PT48H}
        - {id: lives-in-zone, kind: zone-residence, level: medium}
        - {id: same-carriage, kind: co-travel, level: high, sources: [rail], scope: car}
        - {id: same-hotel-room, kind: co-lodging, level: high, scope: room}
        - {id: household, kind: household, level: medium, of: [stayed-in-zone, same-carriage]}
      """;

  private LiveOrder() {}

  static ScreeningOrder at(Instant now) {
    Instant from = now.minus(Duration.ofDays(20));
    Instant until = now.plus(Duration.ofDays(30));
    return OrderFile.parse(
        "order.yaml", YAML.formatted(now.minus(Duration.ofDays(10)), until, from, from, until));
  }
}
