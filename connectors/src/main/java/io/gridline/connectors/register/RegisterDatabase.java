package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A register in a PostgreSQL database, in one state of it. Each table is one part, for only what
 * was asked for leaves the server.
 *
 * <p>What is found means the same as in {@link RegisterFiles}, which the rows that come back are
 * looked at like. Rows that nobody asked for are not looked at: what is wrong with them stops
 * nothing.
 */
final class RegisterDatabase implements Register {

  private static final long serialVersionUID = 1;

  private final DatabaseAddress address;
  private final String snapshot;
  private final Map<Table, DatabaseTable> tables;

  RegisterDatabase(DatabaseAddress address, String snapshot, Map<Table, DatabaseTable> tables) {
    this.address = address;
    this.snapshot = snapshot;
    this.tables = Map.copyOf(tables);
  }

  @Override
  public List<String> parts(Table table) {
    return List.of(tables.get(table).name());
  }

  @Override
  public void persons(String part, PersonQuery query, Consumer<Person> found) {
    PersonRows rows = PersonRows.persons(query, found);
    DatabaseTable table = tables.get(Table.PERSON);
    lookUp(table).ask(PersonQuestions.of(query, table), rows::look);
  }

  @Override
  public void documents(String part, HolderQuery query, Consumer<Document> found) {
    HolderRows rows = new HolderRows(query);
    DatabaseTable table = tables.get(Table.TRAVEL_DOCUMENT);
    lookUp(table)
        .ask(HolderQuestions.documents(query, table), row -> rows.document(row).ifPresent(found));
  }

  @Override
  public void subscriptions(String part, HolderQuery query, Consumer<Subscription> found) {
    HolderRows rows = new HolderRows(query);
    DatabaseTable table = tables.get(Table.SUBSCRIPTION);
    lookUp(table)
        .ask(
            HolderQuestions.subscriptions(query, table),
            row -> rows.subscription(row).ifPresent(found));
  }

  private LookUp lookUp(DatabaseTable table) {
    return new LookUp(address, snapshot, table);
  }

  @Override
  public String toString() {
    return "register " + address;
  }
}
