package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.util.Collector;

/**
 * Joins a person's rows of the three tables: the member for the household, and a binding for each
 * claim that the register gives the person. Documents of somebody whom the person table does not
 * have match nobody.
 */
record BindPersons(ClaimVault vault)
    implements AtEndOfKey.Complete<RegisterRow, BindPersons.Bound> {

  /** Either the member or one binding. */
  public record Bound(Fact.OfHousehold member, Binding binding) {}

  @Override
  public void complete(List<RegisterRow> rows, Collector<Bound> out) {
    Set<Person> persons = distinct(rows.stream().map(RegisterRow::person).toList());
    if (persons.isEmpty()) {
      return;
    }
    if (persons.size() > 1) {
      throw new AmbiguousRegister();
    }
    Person person = persons.iterator().next();
    Set<Document> documents = distinct(rows.stream().map(RegisterRow::document).toList());
    Set<Subscription> subscriptions =
        distinct(rows.stream().map(RegisterRow::subscription).toList());
    String household = Fact.householdOf(person);
    Fact.Member member =
        new Fact.Member(person, List.copyOf(documents), List.copyOf(subscriptions));
    out.collect(
        new Bound(
            new Fact.OfHousehold(
                household, Subject.identityOf(person.personId()), member, null, null),
            null));
    Claim idNumber = new Claim(ClaimType.RESIDENT_ID, person.idNumber());
    if (idNumber.isValid()) {
      out.collect(binding(idNumber, person, null));
    }
    documents.stream()
        .map(Document::claim)
        .filter(claim -> claim.type() != ClaimType.RESIDENT_ID)
        .forEach(claim -> out.collect(binding(claim, person, null)));
    subscriptions.forEach(
        subscription -> out.collect(binding(subscription.phone(), person, subscription)));
  }

  private Bound binding(Claim claim, Person person, Subscription validity) {
    return new Bound(
        null,
        new Binding(
            vault.hash(claim),
            person.personId(),
            Fact.householdOf(person),
            validity == null ? null : validity.validFrom(),
            validity == null ? null : validity.validTo()));
  }

  private static <T> Set<T> distinct(List<T> rows) {
    Set<T> distinct = new HashSet<>(rows);
    distinct.removeIf(Objects::isNull);
    return distinct;
  }

  /** Two different rows of one person_id; the message is for an operator and names nobody. */
  static final class AmbiguousRegister extends RuntimeException {
    private static final long serialVersionUID = 1;

    AmbiguousRegister() {
      super("register: table person has two different rows with one person_id");
    }
  }
}
