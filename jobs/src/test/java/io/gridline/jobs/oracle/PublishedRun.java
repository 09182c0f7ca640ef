package io.gridline.jobs.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One order's published run, read from its files only. */
final class PublishedRun {
  private static final String ENTRIES =
      """
      SELECT "order", order_version, epoch_ms(as_of) AS as_of, person_key, person_id, name,
        document_number, phone, level, array_to_string(rules, ';') AS rules,
        array_to_string(sources, ';') AS sources, evidence_count,
        epoch_ms(first_exposed_at) AS first_exposed_at,
        epoch_ms(last_exposed_at) AS last_exposed_at, epoch_ms(observe_until) AS observe_until,
        route_code, street_code, community_code, address, household_key
      FROM read_parquet(%s, hive_partitioning = false)
      """;

  private static final String EVIDENCE =
      """
      SELECT "order", order_version, epoch_ms(as_of) AS as_of, person_key, rule, source, record_id,
        epoch_ms(started_at) AS started_at, epoch_ms(ended_at) AS ended_at, place_code,
        array_to_string(zones, ';') AS zones, array_to_string(cases, ';') AS cases, resolved_by
      FROM read_parquet(%s, hive_partitioning = false)
      """;

  private final Path published;
  private final Path run;

  private PublishedRun(Path published, Path run) {
    this.published = published;
    this.run = run;
  }

  /** The only run of the order under a fresh folder. */
  static PublishedRun of(Path out, String order, Instant asOf) throws IOException {
    String at =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(asOf.atOffset(ZoneOffset.UTC));
    Path published = out.resolve("order=" + order).resolve("as_of=" + at);
    try (Stream<Path> runs = Files.list(published)) {
      List<Path> all =
          runs.filter(path -> path.getFileName().toString().startsWith("run=")).toList();
      if (all.size() != 1) {
        throw new AssertionError("not one run under " + published + " but " + all);
      }
      return new PublishedRun(published, all.get(0));
    }
  }

  PublishedManifest manifest() throws IOException {
    return PublishedManifest.read(published.resolve("manifest.json"));
  }

  TextTable entries() throws IOException, SQLException {
    return parquet("entries", ENTRIES);
  }

  TextTable evidence() throws IOException, SQLException {
    return parquet("evidence", EVIDENCE);
  }

  private TextTable parquet(String folder, String sql) throws IOException, SQLException {
    List<Path> files = files(folder, ".parquet");
    if (files.isEmpty()) {
      return new TextTable(List.of(), List.of());
    }
    List<String> quoted = files.stream().map(file -> "'" + file + "'").toList();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(quoted))) {
      return TextTable.of(rows);
    }
  }

  /** The text of every CSV of `lists` and `referrals`, by its name under the run. */
  Map<String, String> lists() throws IOException {
    Map<String, String> lists = new TreeMap<>();
    for (String folder : List.of("lists", "referrals")) {
      for (Path file : files(folder, ".csv")) {
        lists.put(run.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return lists;
  }

  private List<Path> files(String folder, String suffix) throws IOException {
    if (!Files.isDirectory(run.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(run.resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^._].*\\" + suffix))
          .sorted()
          .toList();
    }
  }
}
