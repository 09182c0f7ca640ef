package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register.Unreadable;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * What a database's error means for an operator. Only its SQLSTATE is used: the server's words, and
 * the driver's, may quote values of rows, so they are neither shown nor kept as a cause.
 */
final class ServerRefusal {

  private static final Set<String> PASSING = Set.of("08000", "08001", "08006", "53300", "57P03");

  private static final String LOST_STATE =
      "the state that this run reads is gone, its connection was lost";

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("08001", "the server cannot be reached"),
          Map.entry("08004", "the server refuses this user or password"),
          Map.entry("22023", LOST_STATE),
          Map.entry("25006", "the server takes no temporary table, as a hot standby does not"),
          Map.entry("28000", "the server refuses this user or password"),
          Map.entry("28P01", "the server refuses this user or password"),
          Map.entry("3D000", "the server has no such database"),
          Map.entry("42704", LOST_STATE),
          Map.entry("42501", "this user may not read its tables, or make a temporary one"),
          Map.entry("53300", "the server has too many connections"),
          Map.entry("55000", LOST_STATE),
          Map.entry("55P03", "a table is locked, or somebody waits to lock it"),
          Map.entry("57014", "the server has cancelled the query, as after its statement_timeout"),
          Map.entry("57P03", "the server is starting or stopping"));

  private ServerRefusal() {}

  /** Whether it may go when tried again a little later. */
  static boolean mayPass(SQLException failure) {
    return PASSING.contains(state(failure));
  }

  static Unreadable explained(Object where, SQLException failure) {
    String state = state(failure);
    return new Unreadable("register %s: %s (SQLSTATE %s)".formatted(where, meaning(state), state));
  }

  private static String meaning(String state) {
    String meaning = MEANINGS.get(state);
    if (meaning != null) {
      return meaning;
    }
    return state.startsWith("08") || state.startsWith("57P")
        ? "the connection was lost"
        : "the server cannot answer";
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "unknown" : failure.getSQLState();
  }
}
