package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The people that a run evaluates, while their rows of the register are made into facts. For
 * several threads.
 */
final class ConcernedPeople {

  /** Somebody, and what the row was that stood for them first. */
  private static final class Concerned {

    private final PersonKeys keys;
    private boolean hasRow;
    private long print;

    Concerned(PersonKeys keys) {
      this.keys = keys;
    }

    synchronized boolean isRow(long other) {
      if (!hasRow) {
        hasRow = true;
        print = other;
      }
      return print == other;
    }
  }

  private final Map<String, Concerned> people;

  ConcernedPeople(Collection<PersonKeys> people) {
    this.people = new HashMap<>(people.size() * 2);
    people.forEach(person -> this.people.put(person.personId(), new Concerned(person)));
  }

  int size() {
    return people.size();
  }

  /** Not to be changed. */
  Set<String> ids() {
    return people.keySet();
  }

  /** Null for somebody who is not among them. */
  PersonKeys get(String personId) {
    Concerned person = people.get(personId);
    return person == null ? null : person.keys;
  }

  /**
   * @param row of one of them
   */
  Fact fact(RegisterRow row) {
    return Fact.of(Fact.householdOf(people.get(row.personId()).keys), row);
  }

  /**
   * @return null for somebody who is not among them
   * @throws Register.Unreadable when they stand there twice, as someone else the second time
   */
  Fact fact(Person row) {
    Concerned person = people.get(row.personId());
    if (person == null) {
      return null;
    }
    requireOne(person.isRow(row.print()));
    return Fact.of(Fact.householdOf(person.keys), new RegisterRow(row, null, null));
  }

  /**
   * The one row that two rows of one person_id are.
   *
   * @throws Register.Unreadable when they are two
   */
  static Person one(Person row, Person other) {
    requireOne(row.print() == other.print());
    return row;
  }

  private static void requireOne(boolean isOne) {
    if (!isOne) {
      throw new Register.Unreadable(
          "register: table person has two different rows with one person_id");
    }
  }
}
