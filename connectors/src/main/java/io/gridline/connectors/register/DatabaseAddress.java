package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register.Unreadable;
import java.io.Serializable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.Driver;

/**
 * A PostgreSQL database. Where the URL names no user or password, {@code PGUSER} and {@code
 * PGPASSWORD} do, and else the driver looks into the password file.
 *
 * @param server the URL up to its first question mark, which holds no secret
 * @param settings what stands after it, and our own; among them may be the password
 */
record DatabaseAddress(String server, Map<String, String> settings, Patience patience)
    implements RegisterAddress, Serializable {

  private static final String EXPECTED =
      "expected a folder, or jdbc:postgresql://HOST[:PORT]/DATABASE[?user=NAME&...]";

  /**
   * A session tells times in UTC, does not wait for ever for a lock unless the role says how long,
   * and may be idle while the rest of the run works.
   */
  private static final String SESSION =
      """
      SET TIME ZONE 'UTC';
      SET datestyle = 'ISO';
      SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE;
      SET idle_in_transaction_session_timeout = 0;
      SELECT set_config(name, CASE name WHEN 'lock_timeout' THEN '60s' ELSE '0' END, false)
      FROM pg_catalog.pg_settings
      WHERE name = 'transaction_timeout' OR (name = 'lock_timeout' AND setting = '0')
      """;

  static DatabaseAddress parse(String url, Map<String, String> environment) {
    int question = url.indexOf('?');
    String server = question < 0 ? url : url.substring(0, question);
    if (server.contains("@")) {
      throw new IllegalArgumentException(
          EXPECTED + "; a user and a password do not stand before the host");
    }
    if (!server.startsWith("jdbc:postgresql:") || Driver.parseURL(server, null) == null) {
      throw new IllegalArgumentException(EXPECTED);
    }
    Map<String, String> settings = new TreeMap<>();
    settings.put("ApplicationName", "gridline");
    settings.put("connectTimeout", "10");
    settings.put("tcpKeepAlive", "true");
    putWhenThere(environment, "PGUSER", "user", settings);
    putWhenThere(environment, "PGPASSWORD", "password", settings);
    if (question >= 0) {
      for (String pair : url.substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        settings.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    // What a server says in detail may quote values of rows.
    settings.put("logServerErrorDetail", "false");
    return new DatabaseAddress(server, Map.copyOf(settings), Patience.DEFAULT);
  }

  private static void putWhenThere(
      Map<String, String> environment, String variable, String name, Map<String, String> settings) {
    String value = environment.get(variable);
    if (value != null && !value.isEmpty()) {
      settings.put(name, value);
    }
  }

  @Override
  public void check() {
    RegisterSnapshot.take(this).close();
  }

  @Override
  public OpenRegister open() {
    return RegisterSnapshot.take(this);
  }

  /**
   * A session of its own. A server that is just starting, or has too many sessions, is asked again
   * for a while.
   *
   * @throws Unreadable when there is none to be had
   */
  Connection connect() {
    try {
      return patience.until(this::session, ServerRefusal::mayPass);
    } catch (SQLException e) {
      throw ServerRefusal.explained(this, e);
    }
  }

  private Connection session() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Connection connection = new Driver().connect(server, properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return server;
  }
}
