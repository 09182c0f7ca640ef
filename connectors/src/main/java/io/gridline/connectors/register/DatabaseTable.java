package io.gridline.connectors.register;

import io.gridline.connectors.register.DatabaseColumn.Kind;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A register table in a database, or a view of that name.
 *
 * @param columns in the contract's order
 * @param lockable whether it can be kept from being emptied or changed while it is read
 */
record DatabaseTable(String name, List<DatabaseColumn> columns, boolean lockable)
    implements Serializable {

  private static final String CATALOG =
      """
      SELECT a.attname, coalesce(b.typname, t.typname), coalesce(b.typtype, t.typtype) = 'e',
        quote_ident(n.nspname) || '.' || quote_ident(l.collname),
        has_column_privilege(c.oid, a.attnum, 'SELECT'),
        c.relkind IN ('r', 'p', 'v') AND has_table_privilege(c.oid, 'SELECT')
      FROM pg_catalog.pg_class c
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
      LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
      LEFT JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace
      WHERE c.oid = to_regclass(?)
      """;

  /**
   * @throws Unreadable when the table or a required column is missing, is not for this user, or is
   *     of a type that CSV has no text for
   */
  static DatabaseTable find(Connection connection, Table table, Object address)
      throws SQLException {
    TableColumns wanted = TableColumns.of(table);
    String where = "register " + address + ": table " + wanted.table();
    Map<String, DatabaseColumn> found = new HashMap<>();
    boolean isThere = false;
    boolean lockable = false;
    try (PreparedStatement catalog = connection.prepareStatement(CATALOG)) {
      catalog.setString(1, wanted.table());
      try (ResultSet row = catalog.executeQuery()) {
        while (row.next()) {
          isThere = true;
          lockable = row.getBoolean(6);
          String name = row.getString(1);
          if (wanted.names().contains(name)) {
            found.put(name, column(row, where));
          }
        }
      }
    }
    if (!isThere) {
      throw new Unreadable(where + " is missing");
    }
    List<DatabaseColumn> columns = new ArrayList<>();
    for (String name : wanted.names()) {
      if (!found.containsKey(name) && wanted.required().contains(name)) {
        throw new Unreadable(where + " lacks column " + name);
      }
      columns.add(found.getOrDefault(name, new DatabaseColumn(name, Kind.MISSING, "")));
    }
    return new DatabaseTable(wanted.table(), List.copyOf(columns), lockable);
  }

  private static DatabaseColumn column(ResultSet row, String where) throws SQLException {
    String name = row.getString(1);
    String type = row.getString(2);
    Kind kind =
        Kind.of(type, row.getBoolean(3))
            .orElseThrow(
                () ->
                    new Unreadable(
                        "%s: column %s is of type %s, which is no text, whole number or time"
                            .formatted(where, name, type)));
    if (!row.getBoolean(5)) {
      throw new Unreadable(where + ": this user may not read column " + name);
    }
    String collation = row.getString(4);
    return new DatabaseColumn(name, kind, collation == null ? "" : collation);
  }

  DatabaseColumn column(String column) {
    return columns.stream().filter(one -> one.name().equals(column)).findFirst().orElseThrow();
  }

  List<String> columnNames() {
    return columns.stream().map(DatabaseColumn::name).toList();
  }

  /** The beginning of a query for all columns of rows. */
  String select() {
    return columns.stream()
            .map(DatabaseTable::value)
            .collect(Collectors.joining(", ", "SELECT ", ""))
        + " FROM "
        + name
        + " r";
  }

  /** What never ends has no end: PostgreSQL's {@code infinity} is empty. */
  private static String value(DatabaseColumn column) {
    return column.name().equals("valid_to") && column.kind() == Kind.TIME
        ? "nullif(" + column.text() + ", 'infinity')"
        : column.text();
  }
}
