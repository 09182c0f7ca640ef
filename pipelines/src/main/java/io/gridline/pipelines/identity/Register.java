package io.gridline.pipelines.identity;

import io.gridline.pipelines.presence.Division;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The household register, read for what is asked and never as a whole: an implementation filters at
 * its source. Reads may run in parallel, one per part, in any process.
 *
 * <p>Numbers and phones are in normal form; a resident number of a wrong form is kept as it is and
 * matches nobody. Implementations throw {@link Unreadable} with one clear line that says what and
 * where, and no personal data.
 */
public interface Register extends Serializable {

  /**
   * What of a table can be read apart from the rest (a file, a key range); at least one for each
   * table.
   */
  List<String> parts(Table table);

  void persons(String part, PersonQuery query, Consumer<Person> found);

  /** Finds whom {@link #persons} would, and says only who they are. */
  default void keys(String part, PersonQuery query, Consumer<PersonKeys> found) {
    persons(part, query, person -> found.accept(person.keys()));
  }

  void documents(String part, HolderQuery query, Consumer<Document> found);

  void subscriptions(String part, HolderQuery query, Consumer<Subscription> found);

  /** The tables of contract, section 2. */
  enum Table {
    PERSON,
    TRAVEL_DOCUMENT,
    SUBSCRIPTION
  }

  /** A person is found when any of the four says so. An empty set asks for nothing. */
  record PersonQuery(
      Set<String> personIds,
      Set<String> idNumbers,
      Set<String> householdIds,
      List<Residence> residences)
      implements Serializable {

    public boolean matches(Person person) {
      return personIds.contains(person.personId())
          || (!person.idNumber().isEmpty() && idNumbers.contains(person.idNumber()))
          || (!person.householdId().isEmpty() && householdIds.contains(person.householdId()))
          || residences.stream().anyMatch(residence -> residence.matches(person));
    }
  }

  /** Asks for persons registered inside one division who live inside one of others. */
  record Residence(Division registeredInside, List<Division> livingInside) implements Serializable {

    boolean matches(Person person) {
      return person.registered().isInside(registeredInside)
          && livingInside.stream().anyMatch(person.residence()::isInside);
    }
  }

  /** A row is found when its claim is among the claims or its holder among the persons. */
  record HolderQuery(Set<Claim> claims, Set<String> personIds) implements Serializable {

    public boolean matches(Claim claim, String personId) {
      return claims.contains(claim) || personIds.contains(personId);
    }
  }

  /**
   * A row of {@code person}; sex and birth date are in its print only.
   *
   * @param idNumber normal form, empty when there is none
   * @param householdId empty when there is none
   * @param print of the whole row as delivered: two rows of one person_id that differ in any column
   *     of the table, whichever parts they stand in, are unequal
   */
  record Person(
      String personId,
      String name,
      String idNumber,
      String householdId,
      Division registered,
      Division residence,
      String address,
      long print)
      implements Serializable {

    /** A person of a register that cannot hold one person_id twice. */
    public Person(
        String personId,
        String name,
        String idNumber,
        String householdId,
        Division registered,
        Division residence,
        String address) {
      this(personId, name, idNumber, householdId, registered, residence, address, 0);
    }

    public PersonKeys keys() {
      return new PersonKeys(personId, idNumber, householdId);
    }

    @Override
    public String toString() {
      return "Person[***]";
    }
  }

  /**
   * What a person of the register is known and grouped by.
   *
   * @param idNumber normal form, empty when there is none
   * @param householdId empty when there is none
   */
  record PersonKeys(String personId, String idNumber, String householdId) {

    @Override
    public String toString() {
      return "PersonKeys[***]";
    }
  }

  /** A row of {@code travel_document}. */
  record Document(Claim claim, String personId) implements Serializable {}

  /** A row of {@code subscription}; {@code validTo} is null while it runs. */
  record Subscription(Claim phone, String personId, Instant validFrom, Instant validTo)
      implements Serializable {

    public boolean isValidAt(Instant instant) {
      return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }
  }

  /** The register cannot be read; the message is for an operator. */
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
      super(message);
    }

    public Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
