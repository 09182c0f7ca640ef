package io.gridline.jobs.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the oracle's answer looks like when it is published under an order's key. */
final class Expectation {
  static final List<String> LIST_COLUMNS =
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
  private static final List<String> LEVELS = List.of("high", "medium", "low");

  private final OracleAnswer answer;
  private final Function<String, String> key;

  Expectation(OracleAnswer answer, Function<String, String> key) {
    this.answer = answer;
    this.key = key;
  }

  OracleAnswer answer() {
    return answer;
  }

  TextTable entries() {
    List<String> columns = new ArrayList<>(LIST_COLUMNS);
    columns.add("household_key");
    return keyed(answer.entries(), columns);
  }

  TextTable evidence() {
    List<String> columns = new ArrayList<>(answer.evidence().columns());
    columns.set(columns.indexOf("person"), "person_key");
    return keyed(answer.evidence(), columns);
  }

  private TextTable keyed(TextTable table, List<String> columns) {
    List<List<String>> rows = new ArrayList<>();
    for (Map<String, String> row : maps(table)) {
      row.put("person_key", key.apply(row.get("person")));
      String household = row.getOrDefault("household", "");
      row.put("household_key", household.isEmpty() ? "" : key.apply(household));
      rows.add(columns.stream().map(row::get).toList());
    }
    return new TextTable(columns, rows);
  }

  /** The rows of each list and referral in their order, times as epoch milliseconds. */
  Map<String, List<List<String>>> lists() {
    Map<String, List<List<String>>> lists = new TreeMap<>();
    List<Map<String, String>> entries = maps(answer.entries());
    entries.forEach(row -> row.put("person_key", key.apply(row.get("person"))));
    entries.sort(
        Comparator.comparing((Map<String, String> row) -> row.get("route_code"))
            .thenComparing(row -> LEVELS.indexOf(row.get("level")))
            .thenComparing(row -> -Long.parseLong(row.get("last_exposed_at")))
            .thenComparing(row -> row.get("person_key")));
    for (Map<String, String> row : entries) {
      lists
          .computeIfAbsent(file(row), file -> new ArrayList<>())
          .add(LIST_COLUMNS.stream().map(row::get).toList());
    }
    return lists;
  }

  private static String file(Map<String, String> row) {
    String route = row.get("route_code");
    return row.get("queued").equals("true")
        ? "lists/" + route.substring(0, Math.min(9, route.length())) + "/" + route + ".csv"
        : "referrals/" + route + ".csv";
  }

  /** Full numbers and phones that no list may show. */
  List<String> secrets() {
    return maps(answer.entries()).stream()
        .flatMap(row -> List.of(row.get("full_document_number"), row.get("full_phone")).stream())
        .filter(secret -> secret.length() > 7)
        .distinct()
        .toList();
  }

  private static List<Map<String, String>> maps(TextTable table) {
    List<Map<String, String>> maps = new ArrayList<>();
    for (List<String> row : table.rows()) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        map.put(table.columns().get(i), row.get(i));
      }
      maps.add(map);
    }
    return maps;
  }
}
