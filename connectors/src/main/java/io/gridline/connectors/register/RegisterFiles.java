package io.gridline.connectors.register;

import io.gridline.connectors.file.Location;
import io.gridline.connectors.rows.PassOver;
import io.gridline.pipelines.identity.Register;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A register in a folder of files: {@code person}, {@code travel_document} and {@code
 * subscription}, each as {@code .csv}, {@code .csv.gz} or {@code .parquet}, or as a folder of such
 * files, of which each is a part. Of a Parquet file only the columns are read that tell whether a
 * row is asked for, and the others of the rows that are. A row is looked at no further than it
 * takes to see that nobody asked for it; what is wrong with what was looked at stops the run all
 * the same: the key, of Parquet without a document's type and the start of a subscription.
 *
 * <p>A number of a wrong form, and a travel document of type resident_id, are found by their holder
 * only (decision 1, point 24). Persons of one part that stand twice, to the letter, are found once,
 * and two different rows of one person_id are unreadable (point 28); whoever reads several parts
 * compares across them. Documents and subscriptions may be found more than once.
 */
public final class RegisterFiles implements Register {

  private static final long serialVersionUID = 1;

  /** The tests of a query. */
  private record Made(Object query, PassOver tests) {}

  private final String folder;
  private transient Map<Table, Made> last;

  RegisterFiles(Path folder) {
    this.folder = folder.toString();
  }

  /**
   * @throws Unreadable when a table is missing; whether its files can be read, only reading shows
   */
  public static RegisterFiles open(Path folder) {
    RegisterFiles register = new RegisterFiles(folder);
    for (Table table : Table.values()) {
      register.parts(table);
    }
    return register;
  }

  @Override
  public List<String> parts(Table table) {
    return RegisterFolder.files(Location.path(folder), TableColumns.of(table).table());
  }

  @Override
  public void persons(String part, PersonQuery query, Consumer<Person> found) {
    look(part, query, PersonRows.persons(query, found));
  }

  @Override
  public void keys(String part, PersonQuery query, Consumer<PersonKeys> found) {
    look(part, query, PersonRows.keys(query, found));
  }

  private void look(String part, PersonQuery query, PersonRows rows) {
    file(part, Table.PERSON).read(tests(Table.PERSON, query, PersonTests::of), rows::look);
  }

  @Override
  public void documents(String part, HolderQuery query, Consumer<Document> found) {
    HolderRows rows = new HolderRows(query);
    file(part, Table.TRAVEL_DOCUMENT)
        .read(
            tests(Table.TRAVEL_DOCUMENT, query, HolderTests::documents),
            row -> rows.document(row).ifPresent(found));
  }

  @Override
  public void subscriptions(String part, HolderQuery query, Consumer<Subscription> found) {
    HolderRows rows = new HolderRows(query);
    file(part, Table.SUBSCRIPTION)
        .read(
            tests(Table.SUBSCRIPTION, query, HolderTests::subscriptions),
            row -> rows.subscription(row).ifPresent(found));
  }

  /** Tests of many values take a while to make: those of a table's last query are kept. */
  private synchronized <Q> PassOver tests(Table table, Q query, Function<Q, PassOver> maker) {
    if (last == null) {
      last = new EnumMap<>(Table.class);
    }
    Made made = last.get(table);
    if (made == null || made.query() != query) {
      made = new Made(query, maker.apply(query));
      last.put(table, made);
    }
    return made.tests();
  }

  private TableFile file(String part, Table table) {
    return new TableFile(Location.path(folder).resolve(part), TableColumns.of(table));
  }
}
