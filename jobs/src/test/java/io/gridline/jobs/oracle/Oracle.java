package io.gridline.jobs.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The contract once more, as SQL over the raw files: slow, plain, and without a line of the
 * pipeline's code. Give it valid orders in force and well-formed cases only.
 */
final class Oracle implements AutoCloseable {
  private static final String ENTRIES =
      """
      SELECT ord AS "order", version AS order_version, as_of, who AS person, person_id, name,
        masked(document_number) AS document_number, masked(phone) AS phone, level,
        array_to_string(rules, ';') AS rules, array_to_string(sources, ';') AS sources,
        evidence_count, first_exposed_at, last_exposed_at, observe_until, route_code, street_code,
        community_code, address, household, document_number AS full_document_number,
        phone AS full_phone, queued
      FROM entry WHERE ord = ? ORDER BY who
      """;

  private static final String EVIDENCE =
      """
      SELECT ord AS "order", version AS order_version, as_of, who AS person, rule, source,
        record_id, e.started AS started_at, e.ended AS ended_at, place AS place_code,
        array_to_string(zones, ';') AS zones, array_to_string(cases, ';') AS cases,
        how AS resolved_by
      FROM evidence e JOIN ord USING (ord) SEMI JOIN entry n USING (ord, who)
      WHERE ord = ? ORDER BY who, rule, source, record_id
      """;

  private static final String REVIEWS =
      "SELECT * EXCLUDE (ord) FROM review WHERE ord = ? ORDER BY ALL";

  private static final String FRESHNESS =
      """
      SELECT source, max(r.started) AS freshest FROM (
        SELECT ord, source, started, ended FROM candidate WHERE source <> 'carrier'
        UNION ALL SELECT ord, source, started, ended FROM kept WHERE source = 'carrier') r
      JOIN ord o USING (ord)
      WHERE ord = ? AND r.started < o.as_of AND r.ended >= o.records_from
      GROUP BY source ORDER BY source
      """;

  private final DuckDBConnection connection;
  private final List<String> scripts;
  private final TableLoader files;
  private final OrderTables orders;

  Oracle() throws SQLException {
    this(script -> script);
  }

  /** An oracle whose scripts were changed: one that is wrong on purpose. */
  Oracle(UnaryOperator<String> change) throws SQLException {
    scripts =
        Stream.of(Decoding.SQL, Resolution.SQL, Exposure.SQL, Listing.SQL, Reviewing.SQL)
            .map(change)
            .toList();
    connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(Macros.SQL);
    }
    files = new TableLoader(connection);
    orders = new OrderTables(connection);
  }

  /** The answer for each order, by its name. */
  Map<String, OracleAnswer> answer(Path world, List<Path> orderFiles, Instant asOf)
      throws IOException, SQLException {
    files.load(world);
    orders.load(orderFiles, asOf);
    try (Statement statement = connection.createStatement()) {
      for (String script : scripts) {
        statement.execute(script);
      }
    }
    Map<String, OracleAnswer> answers = new LinkedHashMap<>();
    for (String order : names()) {
      answers.put(
          order,
          new OracleAnswer(
              query(ENTRIES, order),
              query(EVIDENCE, order),
              query("SELECT source, counter, n FROM accounting WHERE ord = ? ORDER BY ALL", order),
              query(FRESHNESS, order),
              query(REVIEWS, order),
              Integer.parseInt(
                  query("SELECT count(*) FROM candidate_entry WHERE NOT listed AND ord = ?", order)
                      .rows()
                      .get(0)
                      .get(0))));
    }
    return answers;
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT ord FROM ord ORDER BY ord")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private TextTable query(String sql, String order) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, order);
      try (ResultSet answer = statement.executeQuery()) {
        return TextTable.of(answer);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
