package io.gridline.jobs.oracle;

import io.gridline.connectors.seal.OrderKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run published, read back by DuckDB as rows of text, one column after the other as the
 * oracle has them.
 */
final class PublishedRows implements AutoCloseable {

  private static final String ENTRIES =
      """
      SELECT "order", CAST(order_version AS VARCHAR) AS order_version,
        CAST(epoch_ms(as_of) AS VARCHAR) AS as_of, person_key, coalesce(person_id, '') AS person_id,
        name, document_number, phone, level,
        array_to_string(rules, ';') AS rules, array_to_string(sources, ';') AS sources,
        CAST(evidence_count AS VARCHAR) AS evidence_count,
        CAST(epoch_ms(first_exposed_at) AS VARCHAR) AS first_exposed_at,
        CAST(epoch_ms(last_exposed_at) AS VARCHAR) AS last_exposed_at,
        CAST(epoch_ms(observe_until) AS VARCHAR) AS observe_until,
        route_code, street_code, community_code, address, household_key,
        hex(contact_sealed) AS contact_sealed
      FROM read_parquet('%s/entries/*.parquet', hive_partitioning = false)
      """;

  private static final String EVIDENCE =
      """
      SELECT "order", person_key, rule, source, record_id,
        CAST(epoch_ms(started_at) AS VARCHAR) AS started_at,
        CAST(epoch_ms(ended_at) AS VARCHAR) AS ended_at, place_code,
        array_to_string(zones, ';') AS zones, array_to_string(cases, ';') AS cases, resolved_by
      FROM read_parquet('%s/evidence/*.parquet', hive_partitioning = false)
      """;

  private final Connection duckdb;

  PublishedRows() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** The entries of a run's folder, with the sealed contact opened. */
  List<Map<String, String>> entries(Path run, OrderKeys keys) throws SQLException, IOException {
    List<Map<String, String>> entries = rows(run, "entries", ENTRIES);
    for (Map<String, String> entry : entries) {
      byte[] sealed = java.util.HexFormat.of().parseHex(entry.remove("contact_sealed"));
      String contact =
          new String(keys.openContact(entry.get("person_key"), sealed), StandardCharsets.UTF_8);
      int line = contact.indexOf('\n');
      entry.put("full_document_number", contact.substring(0, line));
      entry.put("full_phone", contact.substring(line + 1));
    }
    return entries;
  }

  List<Map<String, String>> evidence(Path run) throws SQLException, IOException {
    return rows(run, "evidence", EVIDENCE);
  }

  private List<Map<String, String>> rows(Path run, String folder, String sql)
      throws SQLException, IOException {
    if (!Files.isDirectory(run.resolve(folder))) {
      return new ArrayList<>();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet results = statement.executeQuery(sql.formatted(run))) {
      ResultSetMetaData columns = results.getMetaData();
      while (results.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String cell = results.getString(i);
          row.put(columns.getColumnLabel(i), cell == null ? "" : cell);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * The rows of all lists or referrals of a run, by file, relative to the run, in the files'
   * sequence.
   */
  static Map<String, List<List<String>>> csv(Path run, String folder) throws IOException {
    Map<String, List<List<String>>> files = new LinkedHashMap<>();
    if (!Files.isDirectory(run.resolve(folder))) {
      return files;
    }
    try (Stream<Path> all = Files.walk(run.resolve(folder))) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.put(run.relativize(file).toString(), rows(Files.readString(file)));
      }
    }
    return files;
  }

  /** RFC 4180 by hand; the byte order mark has to be there. */
  private static List<List<String>> rows(String text) {
    if (text.charAt(0) != '\uFEFF') {
      throw new AssertionError("a list has no byte order mark");
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
        i++;
      } else {
        cell.append(c);
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
