package io.gridline.connectors.register;

import io.gridline.connectors.register.Question.Filtered;
import io.gridline.connectors.register.Question.Key;
import io.gridline.connectors.register.Question.Keyed;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.presence.Division;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of the person table has to be asked for a query; each question can use an index. */
final class PersonQuestions {

  private final DatabaseTable person;
  private final List<Question> questions = new ArrayList<>();

  private PersonQuestions(DatabaseTable person) {
    this.person = person;
  }

  static List<Question> of(PersonQuery query, DatabaseTable person) {
    PersonQuestions all = new PersonQuestions(person);
    all.equal("person_id", query.personIds());
    all.equal("household_id", query.householdIds());
    all.idNumbers(query.idNumbers());
    query.residences().forEach(all::residence);
    return all.questions;
  }

  private void equal(String column, Set<String> values) {
    Keyed.equal(person.column(column), values).ifPresent(questions::add);
  }

  private void idNumbers(Set<String> numbers) {
    DatabaseColumn column = person.column("id_number");
    Set<Key> keys = new HashSet<>();
    for (String number : numbers) {
      if (new Claim(ClaimType.RESIDENT_ID, number).isValid()) {
        NumberDigits.ofResident(number).forEach(digits -> keys.add(Key.of(digits)));
      }
    }
    if (column.isThere() && !keys.isEmpty()) {
      questions.add(new Keyed("asked_id_number", keys, NumberDigits.of(column) + " = a.key"));
    }
  }

  private void residence(Residence asked) {
    List<Division> inside = asked.livingInside().stream().filter(Division::isKnown).toList();
    if (inside.isEmpty() || !asked.registeredInside().isKnown()) {
      return;
    }
    String lives = person.column("residence_division").bytes() + " LIKE ?";
    String registered = person.column("registered_division").bytes() + " LIKE ?";
    List<String> parameters = new ArrayList<>();
    inside.forEach(division -> parameters.add(startingWith(division)));
    parameters.add(startingWith(asked.registeredInside()));
    questions.add(
        new Filtered(
            "("
                + String.join(" OR ", Collections.nCopies(inside.size(), lives))
                + ") AND "
                + registered,
            parameters));
  }

  private static String startingWith(Division division) {
    return division.code().replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
