package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.jobs.screen.ReviewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares what a run published with what the oracle expects: every column of every row, and every
 * count.
 */
record Comparison(PublishedRows published, Path out) {

  static final List<String> ENTRY_COLUMNS =
      List.of(
          "order",
          "order_version",
          "as_of",
          "person_key",
          "person_id",
          "name",
          "document_number",
          "phone",
          "full_document_number",
          "full_phone",
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
          "address",
          "household_key");
  private static final List<String> REVIEW_COLUMNS =
      List.of(
          "reason",
          "case_id",
          "claim_type",
          "claim_number",
          "matches",
          "household_id",
          "records",
          "source",
          "record_id",
          "started_at",
          "ended_at",
          "place_code",
          "vehicle",
          "service_date",
          "car",
          "seat",
          "place_name",
          "room");
  private static final List<String> EVIDENCE_COLUMNS =
      List.of(
          "order",
          "person_key",
          "rule",
          "source",
          "record_id",
          "started_at",
          "ended_at",
          "place_code",
          "zones",
          "cases",
          "resolved_by");

  void compare(String order, OracleAnswer answer) throws Exception {
    PublishedRuns runs = new PublishedRuns(out);
    RunManifest manifest = runs.latest(order).orElseThrow();
    Path run = runs.folder(manifest);
    OrderKeys keys = KeyFolder.open(out.resolve("keys")).order(order);
    List<Map<String, String>> entries = keyed(answer.entries(), keys);

    assertThat(lines(published.entries(run, keys), ENTRY_COLUMNS))
        .as("entries of %s", order)
        .isEqualTo(lines(entries, ENTRY_COLUMNS));
    assertThat(lines(published.evidence(run), EVIDENCE_COLUMNS))
        .as("evidence of %s", order)
        .isEqualTo(lines(keyed(answer.evidence(), keys), EVIDENCE_COLUMNS));
    assertThat(PublishedRows.csv(run, "lists"))
        .as("lists of %s", order)
        .isEqualTo(ListRows.expected(entries, false));
    assertThat(PublishedRows.csv(run, "referrals"))
        .as("referrals of %s", order)
        .isEqualTo(ListRows.expected(entries, true));
    assertThat(reviews(run, keys)).as("review of %s", order).isEqualTo(reviews(answer));
    assertThat(counted(manifest))
        .as("accounting of %s", order)
        .isEqualTo(answer.accounting().select("source", "counter", "n").stream().sorted().toList());
    manifest.sources().forEach(Comparison::addsUp);
    assertThat(latest(manifest))
        .as("freshness of %s", order)
        .isEqualTo(answer.freshness().select("source", "freshest").stream().sorted().toList());
    assertThat(manifest.counts().elsewhere())
        .as("elsewhere of %s", order)
        .isEqualTo(answer.elsewhere());
    assertThat(manifest.counts().entries()).isEqualTo(entries.size());
  }

  /** The oracle's rows with the keys that the order gives its persons and households. */
  static List<Map<String, String>> keyed(TextTable table, OrderKeys keys) {
    List<Map<String, String>> keyed = new ArrayList<>();
    for (Map<String, String> named : named(table)) {
      named.put("person_key", keys.personKey(named.get("person")));
      String household = named.getOrDefault("household", "");
      named.put("household_key", household.isEmpty() ? "" : keys.personKey(household));
      named.put("referral", Boolean.toString("false".equals(named.get("queued"))));
      keyed.add(named);
    }
    return keyed;
  }

  private static List<Map<String, String>> named(TextTable table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      Map<String, String> named = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        named.put(table.columns().get(i), row.get(i));
      }
      rows.add(named);
    }
    return rows;
  }

  static List<String> lines(Collection<Map<String, String>> rows, List<String> columns) {
    return rows.stream()
        .map(
            row -> {
              Map<String, String> line = new LinkedHashMap<>();
              columns.forEach(column -> line.put(column, row.get(column)));
              return line.toString();
            })
        .sorted()
        .toList();
  }

  private static List<String> reviews(Path run, OrderKeys keys) throws IOException {
    Path file = run.resolve(ReviewFile.PATH);
    return Files.exists(file)
        ? ReviewFile.read(file, keys).stream().map(Comparison::review).sorted().toList()
        : List.of();
  }

  /** What the oracle asks a clerk. */
  static List<String> reviews(OracleAnswer answer) {
    return lines(named(answer.reviews()), REVIEW_COLUMNS);
  }

  /** A question as the oracle writes it. */
  static String review(Map<String, Object> question) {
    Map<String, String> row = new HashMap<>();
    REVIEW_COLUMNS.forEach(column -> row.put(column, text(column, question.get(column))));
    return lines(List.of(row), REVIEW_COLUMNS).get(0);
  }

  private static String text(String column, Object value) {
    if (value == null) {
      return "";
    }
    if (column.endsWith("_at")) {
      return Long.toString(Instant.parse(value.toString()).toEpochMilli());
    }
    return value instanceof List<?> values
        ? values.stream().map(Object::toString).collect(Collectors.joining(";"))
        : value.toString();
  }

  private static List<String> counted(RunManifest manifest) {
    List<String> counted = new ArrayList<>();
    manifest
        .sources()
        .forEach(
            (source, of) -> {
              add(counted, source, "read", of.read());
              of.rejected().forEach((reason, n) -> add(counted, source, "rejected " + reason, n));
              add(counted, source, "outside", of.outside());
              add(counted, source, "duplicate", of.duplicate());
              add(counted, source, "superseded", of.superseded());
              add(counted, source, "cancelled", of.cancelled());
              add(counted, source, "kept", of.kept());
              add(counted, source, "bearing_evidence", of.bearingEvidence());
            });
    return counted.stream().sorted().toList();
  }

  private static void add(List<String> counted, String source, String counter, long n) {
    if (n > 0) {
      counted.add(source + " | " + counter + " | " + n);
    }
  }

  private static void addsUp(String source, SourceCounts of) {
    assertThat(
            of.rejectedInAll()
                + of.outside()
                + of.duplicate()
                + of.superseded()
                + of.cancelled()
                + of.kept())
        .as("every record of %s is accounted for", source)
        .isEqualTo(of.read());
  }

  private static List<String> latest(RunManifest manifest) {
    List<String> latest = new ArrayList<>();
    manifest
        .sources()
        .forEach(
            (source, of) -> {
              if (of.latest() != null) {
                latest.add(source + " | " + Instant.parse(of.latest()).toEpochMilli());
              }
            });
    return latest.stream().sorted().toList();
  }
}
