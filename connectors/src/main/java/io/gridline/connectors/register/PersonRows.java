package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonKeys;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.presence.Division;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds the persons that a query asks for among the rows of one part. */
final class PersonRows {

  static final int PERSON_ID = 0;
  private static final int NAME = 1;
  static final int ID_NUMBER = 4;
  static final int HOUSEHOLD_ID = 5;
  private static final int REGISTERED = 6;
  static final int RESIDENCE = 7;
  private static final int ADDRESS = 8;

  private record Seen(long line, long print) {}

  /** What is made of a row that is asked for. */
  private interface Found {
    void accept(String personId, TableRow row, long print);
  }

  private final PersonQuery query;
  private final boolean isPrinted;
  private final Found found;
  private final Map<String, Seen> seen = new HashMap<>();

  private PersonRows(PersonQuery query, boolean isPrinted, Found found) {
    this.query = query;
    this.isPrinted = isPrinted;
    this.found = found;
  }

  static PersonRows persons(PersonQuery query, Consumer<Person> found) {
    return new PersonRows(query, true, (id, row, print) -> found.accept(person(id, row, print)));
  }

  /** Of most columns nothing is read, and rows of one person are not compared. */
  static PersonRows keys(PersonQuery query, Consumer<PersonKeys> found) {
    return new PersonRows(
        query,
        false,
        (id, row, print) ->
            found.accept(new PersonKeys(id, idNumber(row).number(), row.text(HOUSEHOLD_ID))));
  }

  void look(TableRow row) {
    String personId = row.key(PERSON_ID);
    Seen before = isPrinted ? seen.get(personId) : null;
    if (before != null) {
      if (before.print() != row.print()) {
        throw row.unreadable(
            PERSON_ID,
            "is that of " + row.other(before.line()) + ", and the rows are not the same");
      }
    } else if (query.personIds().contains(personId)
        || hasNumber(row)
        || isOfHousehold(row)
        || livesThere(row)) {
      long print = isPrinted ? row.print() : 0;
      if (isPrinted) {
        seen.put(personId, new Seen(row.line(), print));
      }
      found.accept(personId, row, print);
    }
  }

  private boolean hasNumber(TableRow row) {
    if (query.idNumbers().isEmpty() || row.text(ID_NUMBER).isEmpty()) {
      return false;
    }
    Claim claim = idNumber(row);
    return query.idNumbers().contains(claim.number()) && claim.isValid();
  }

  private boolean isOfHousehold(TableRow row) {
    return !query.householdIds().isEmpty()
        && !row.text(HOUSEHOLD_ID).isEmpty()
        && query.householdIds().contains(row.text(HOUSEHOLD_ID));
  }

  private boolean livesThere(TableRow row) {
    for (Residence asked : query.residences()) {
      if (isInsideAny(new Division(row.text(RESIDENCE)), asked.livingInside())
          && new Division(row.text(REGISTERED)).isInside(asked.registeredInside())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInsideAny(Division place, List<Division> divisions) {
    for (Division division : divisions) {
      if (place.isInside(division)) {
        return true;
      }
    }
    return false;
  }

  /** What a row says of its person, whoever asks. */
  static Person person(String personId, TableRow row, long print) {
    return new Person(
        personId,
        row.text(NAME),
        idNumber(row).number(),
        row.text(HOUSEHOLD_ID),
        new Division(row.text(REGISTERED)),
        new Division(row.text(RESIDENCE)),
        row.text(ADDRESS),
        print);
  }

  private static Claim idNumber(TableRow row) {
    return Claim.document(ClaimType.RESIDENT_ID, row.text(ID_NUMBER));
  }
}
