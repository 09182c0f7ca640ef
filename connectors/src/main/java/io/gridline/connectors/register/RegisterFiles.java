package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A register in a folder of files: {@code person}, {@code travel_document} and {@code
 * subscription}, each as {@code .csv}, {@code .csv.gz} or {@code .parquet}, or as a folder of such
 * files, of which each is a part. Of a Parquet file only the columns are read that tell whether a
 * row is asked for, and the others of the rows that are. A row is looked at no further than it
 * takes to see that nobody asked for it; what is wrong with its key stops the run all the same.
 *
 * <p>A number of a wrong form, and a travel document of type resident_id, are found by their holder
 * only (decision 1, point 24). Persons of one part that stand twice, to the letter, are found once,
 * and two different rows of one person_id are unreadable (point 28); whoever reads several parts
 * compares across them. Documents and subscriptions may be found more than once.
 */
public final class RegisterFiles implements Register {

  private static final long serialVersionUID = 1;

  private final String folder;

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
    return RegisterFolder.files(Path.of(folder), TableColumns.of(table).table());
  }

  @Override
  public void persons(String part, PersonQuery query, Consumer<Person> found) {
    PersonRows rows = new PersonRows(query, found);
    file(part, Table.PERSON).read(rows::look);
  }

  @Override
  public void documents(String part, HolderQuery query, Consumer<Document> found) {
    HolderRows rows = new HolderRows(query);
    file(part, Table.TRAVEL_DOCUMENT).read(row -> rows.document(row).ifPresent(found));
  }

  @Override
  public void subscriptions(String part, HolderQuery query, Consumer<Subscription> found) {
    HolderRows rows = new HolderRows(query);
    file(part, Table.SUBSCRIPTION).read(row -> rows.subscription(row).ifPresent(found));
  }

  private TableFile file(String part, Table table) {
    return new TableFile(Path.of(folder).resolve(part), TableColumns.of(table));
  }
}
