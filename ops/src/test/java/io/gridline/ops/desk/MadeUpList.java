package io.gridline.ops.desk;

import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ContactDetails;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Entries of made-up people under an order, as the topic has them. */
final class MadeUpList {

  static final String ORDER = "ZJ-2020-001";

  static final String ORDER_YAML =
      """
      order: ZJ-2020-001
      version: 1
      disease: COVID-19
      issued_by: A headquarters that is made up
      legal_basis: Law on the Prevention and Treatment of Infectious Diseases, Art. 42
      valid_from: 2020-01-23T10:00:00+08:00
      valid_until: 2020-03-31T00:00:00+08:00
      records_from: 2020-01-01T00:00:00+08:00
      jurisdiction: "33"
      observation_days: 14
      retention_days: 30
      route_by: [hotel]
      household_limit: 20
      zones:
        - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
      rules:
        - {id: stayed-in-zone, kind: zone-presence, level: high, sources: [hotel]}
      """;

  private MadeUpList() {}

  static List<ListedEntry> of(OrderKeys keys, Instant asOf, int people, String route) {
    return IntStream.range(0, people).mapToObj(person -> entry(keys, asOf, person, route)).toList();
  }

  /** Exposed for a day, until a day before. */
  static ListedEntry entry(OrderKeys keys, Instant asOf, int person, String route) {
    String key = keys.personKey("person:p" + person);
    return new ListedEntry(
        ORDER,
        1,
        asOf,
        key,
        "p" + person,
        "",
        "110***********002X",
        "861********0000",
        Level.HIGH,
        List.of("stayed-in-zone"),
        List.of("hotel"),
        1,
        asOf.minus(Duration.ofDays(2)),
        asOf.minus(Duration.ofDays(1)),
        asOf.plus(Duration.ofDays(13)),
        route,
        "",
        "",
        "",
        "",
        keys.sealContact(key, new ContactDetails("", "", "试验", "某路").bytes()),
        false,
        List.of());
  }
}
