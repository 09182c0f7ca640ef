package io.gridline.jobs.oracle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lists of a run have to hold, worked out from the entries that are expected (contract,
 * section 7).
 */
final class ListRows {

  static final List<String> COLUMNS =
      List.of(
          "order",
          "order_version",
          "as_of",
          "person_key",
          "person_id",
          "name",
          "document_number",
          "phone",
          "level",
          "rules",
          "sources",
          "evidence_count",
          "first_exposed_at",
          "last_exposed_at",
          "observe_until",
          "route_code",
          "street_code",
          "community_code",
          "address");
  private static final List<String> TIMES =
      List.of("as_of", "first_exposed_at", "last_exposed_at", "observe_until");
  private static final List<String> LEVELS = List.of("high", "medium", "low");

  private ListRows() {}

  /**
   * @param entries with their person_key, and whether each is a referral
   * @return the rows of each file, header first
   */
  static Map<String, List<List<String>>> expected(
      List<Map<String, String>> entries, boolean referrals) {
    Map<String, List<List<String>>> files = new TreeMap<>();
    entries.stream()
        .filter(entry -> entry.get("referral").equals(Boolean.toString(referrals)))
        .sorted(
            Comparator.comparing((Map<String, String> entry) -> entry.get("route_code"))
                .thenComparing(entry -> LEVELS.indexOf(entry.get("level")))
                .thenComparing(entry -> -Long.parseLong(entry.get("last_exposed_at")))
                .thenComparing(entry -> entry.get("person_key")))
        .forEach(
            entry ->
                files
                    .computeIfAbsent(file(entry.get("route_code"), referrals), ListRows::headed)
                    .add(COLUMNS.stream().map(column -> cell(column, entry.get(column))).toList()));
    return files;
  }

  private static List<List<String>> headed(String file) {
    return new ArrayList<>(List.of(COLUMNS));
  }

  private static String file(String route, boolean referrals) {
    return referrals
        ? "referrals/" + route + ".csv"
        : "lists/" + route.substring(0, Math.min(9, route.length())) + "/" + route + ".csv";
  }

  private static String cell(String column, String value) {
    if (TIMES.contains(column)) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          Instant.ofEpochMilli(Long.parseLong(value)).atOffset(ZoneOffset.ofHours(8)));
    }
    return value.matches("(?s)[=+\\-@\t\r\n].*") ? "'" + value : value;
  }
}
