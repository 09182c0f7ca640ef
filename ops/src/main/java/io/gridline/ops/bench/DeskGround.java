package io.gridline.ops.bench;

import io.gridline.desk.database.DatabaseAddress;
import io.gridline.desk.database.Owner;
import io.gridline.ops.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database of the benchmark's server: the desk's tables, made-up tasks of one community for each
 * worker, an account and a session for each, and beside them a table of the same rows for the plain
 * loop, with the two indexes that it needs.
 *
 * @param database its name
 */
record DeskGround(PostgresServer server, String database, int workers) {

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

  private static final String COMMUNITY =
      "'33010600' || 1 + %1$s / 1000 || lpad((%1$s %% 1000)::text, 3, '0')";

  private static final String ACCOUNTS =
      """
      INSERT INTO desk.account (account, name, role, division)
      SELECT 'w' || i, 'w', 'worker', %s FROM generate_series(0, %d) i
      """;

  private static final String SESSIONS =
      """
      SET search_path = desk;
      SELECT open_session(account_id, encode(sha256(convert_to(account, 'UTF8')), 'hex'), 'csrf', interval '1 day')
      FROM account
      """;

  private static final String PLAIN =
      """
      CREATE SCHEMA plain;
      CREATE TABLE plain.task (LIKE desk.task);
      ALTER TABLE plain.task ADD PRIMARY KEY (task_id);
      CREATE INDEX ON plain.task (route_code, due_at, task_id) WHERE state IN ('new', 'delivered')
      """;

  /** Households of three; what is due first comes first. */
  private static final String FILL =
      """
      INSERT INTO %s (task_id, order_id, person_key, household_key, version, state, route_code,
        listed_route, level, rules, sources, first_exposed_at, last_exposed_at, observe_until,
        document_masked, phone_masked, name_masked, listed_at, clock_at, step_at, due_at, due_kind,
        escalated, escalates_at)
      OVERRIDING SYSTEM VALUE
      SELECT i, 'ZJ-2020-001', encode(sha256(('p' || i)::bytea), 'hex'),
        encode(sha256(('h' || w || '/' || i / (3 * %d))::bytea), 'hex'), 1, 'new', r, r, 'high',
        '{stayed-in-zone}', '{hotel}', t, t, t + interval '14 days', '110***********002X',
        '861********0000', '张*', t, t, t, t + interval '2 hours', 'acknowledge', 0,
        t + interval '2 hours'
      FROM generate_series(%d, %d) i,
        LATERAL (SELECT i %% %d AS w) AS worker,
        LATERAL (SELECT %s AS r, timestamptz '2020-02-10T01:00:00Z' + i * interval '1 millisecond' AS t) AS made
      """;

  /** Makes what is in it, but for tasks; the order is the desk's to keep. */
  void prepare() throws SQLException {
    Owner.of(address(), PostgresServer.USER).migrate();
    execute(ACCOUNTS.formatted(COMMUNITY.formatted("i"), workers - 1), SESSIONS, PLAIN);
  }

  DatabaseAddress address() {
    return DatabaseAddress.of(url(), name -> null);
  }

  String url() {
    return server
        .url(PostgresServer.USER)
        .replace("/" + server.database() + "?", "/" + database + "?");
  }

  /** A worker's session, as its cookie has it. */
  static String token(int worker) {
    return "w" + worker;
  }

  /** A worker's queue. */
  static String community(int worker) {
    return "33010600%d%03d".formatted(1 + worker / 1000, worker % 1000);
  }

  /** So many further tasks that wait, behind those that were made before. */
  void add(String table, int from, int tasks) throws SQLException {
    execute(
        FILL.formatted(table, workers, from, from + tasks - 1, workers, COMMUNITY.formatted("w")));
  }

  /** What is written is on the disk, and what the planner knows is true. */
  void settle(String table) throws SQLException {
    execute("VACUUM ANALYZE " + table, "CHECKPOINT");
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  long count(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  String text(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
