package io.gridline.jobs.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Puts valid orders into plain tables; times stay text and are read by the SQL. */
final class OrderTables {
  private final DuckDBConnection connection;

  OrderTables(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    execute(
        """
        CREATE TABLE raw_order (ord VARCHAR, version VARCHAR, records_from VARCHAR,
          jurisdiction VARCHAR, observation_days BIGINT, household_limit BIGINT, as_of BIGINT);
        CREATE TABLE raw_zone (ord VARCHAR, zone VARCHAR, division VARCHAR, zone_from VARCHAR,
          zone_to VARCHAR);
        CREATE TABLE raw_rule (ord VARCHAR, rule VARCHAR, kind VARCHAR, level VARCHAR,
          min_dwell BIGINT, within BIGINT, scope VARCHAR, row_limit BIGINT);
        CREATE TABLE raw_rule_source (ord VARCHAR, rule VARCHAR, source VARCHAR);
        CREATE TABLE rule_of (ord VARCHAR, rule VARCHAR, brings VARCHAR);
        CREATE TABLE route_by (ord VARCHAR, source VARCHAR);
        """);
  }

  void load(List<Path> orders, Instant asOf) throws IOException, SQLException {
    execute(
        "TRUNCATE raw_order; TRUNCATE raw_zone; TRUNCATE raw_rule; TRUNCATE raw_rule_source;"
            + " TRUNCATE rule_of; TRUNCATE route_by;");
    for (Path file : orders) {
      load(
          (Map<?, ?>)
              new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)),
          asOf);
    }
  }

  private void load(Map<?, ?> order, Instant asOf) throws SQLException {
    Object id = order.get("order");
    append(
        "raw_order",
        id,
        order.get("version"),
        order.get("records_from"),
        order.get("jurisdiction"),
        number(order.get("observation_days")),
        number(order.get("household_limit")),
        asOf.toEpochMilli());
    for (Map<?, ?> zone : maps(order.get("zones"))) {
      append(
          "raw_zone", id, zone.get("id"), zone.get("division"), zone.get("from"), zone.get("to"));
    }
    for (Map<?, ?> rule : maps(order.get("rules"))) {
      Object ruleId = rule.get("id");
      append(
          "raw_rule",
          id,
          ruleId,
          rule.get("kind"),
          rule.get("level"),
          millis(rule.get("min_dwell")),
          millis(rule.get("within")),
          rule.get("scope"),
          number(rule.get("rows")));
      for (Object source : list(rule.get("sources"))) {
        append("raw_rule_source", id, ruleId, source);
      }
      for (Object brings : list(rule.get("of"))) {
        append("rule_of", id, ruleId, brings);
      }
    }
    for (Object source : list(order.get("route_by"))) {
      append("route_by", id, source);
    }
  }

  private static Long number(Object value) {
    return value == null ? null : Long.valueOf(value.toString());
  }

  private static Long millis(Object duration) {
    return duration == null ? null : Duration.parse(duration.toString()).toMillis();
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  private static List<Map<?, ?>> maps(Object value) {
    return list(value).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  private void append(String table, Object... cells) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("main", table)) {
      appender.beginRow();
      for (Object cell : cells) {
        if (cell == null) {
          appender.appendNull();
        } else if (cell instanceof Long number) {
          appender.append(number.longValue());
        } else {
          appender.append(cell.toString());
        }
      }
      appender.endRow();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
