package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A thousand people with consecutive indexes, whole households, and what they did. Nothing in a
 * block depends on another block, so blocks can be made anywhere, in any order, and again.
 */
final class Block {

  static final int SIZE = 1000;

  final long number;
  final List<Person> people;
  final List<Integer> householdSizes = new ArrayList<>();
  final List<List<Booking>> bookings;
  final List<List<Sojourn>> sojourns;

  Block(long number, List<Person> people) {
    this.number = number;
    this.people = people;
    this.bookings = new ArrayList<>(people.size());
    this.sojourns = new ArrayList<>(people.size());
    for (int i = 0; i < people.size(); i++) {
      bookings.add(new ArrayList<>(2));
      sojourns.add(new ArrayList<>(2));
    }
  }

  /** The register's household_id; empty for those without one. */
  String householdId(Person person) {
    return person.household < 0 ? "" : "H" + number + "-" + person.household;
  }
}
