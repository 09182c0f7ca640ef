package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One row of a register's table that something else has read, such as a change that a database
 * tells of. It means what the same row means to {@link RegisterFiles} and {@link RegisterDatabase}.
 *
 * <p>What they would not take, the methods that say what the row means refuse with {@link
 * Unreadable}: it names the column and never the value.
 */
public final class DeliveredRow {

  private final TableRow row;

  /**
   * @param place where the row is, for an operator
   * @param values by the column's name, as the text that CSV would have; empty where there is none
   */
  public DeliveredRow(Table table, String place, UnaryOperator<String> values) {
    TableColumns columns = TableColumns.of(table);
    row = new TableRow(line -> place, columns.names());
    List<String> all = columns.names().stream().map(values).toList();
    row.move(0, all::get);
  }

  /** The columns of a table, in the contract's order. */
  public static List<String> columns(Table table) {
    return TableColumns.of(table).names();
  }

  /** Those that a table has to have. */
  public static List<String> requiredColumns(Table table) {
    return TableColumns.of(table).required();
  }

  public Person person() {
    row.requireText();
    return PersonRows.person(row.key(PersonRows.PERSON_ID), row, 0);
  }

  public Document document() {
    row.requireText();
    return HolderRows.documentOf(row);
  }

  public Subscription subscription() {
    row.requireText();
    return HolderRows.subscriptionOf(row);
  }
}
