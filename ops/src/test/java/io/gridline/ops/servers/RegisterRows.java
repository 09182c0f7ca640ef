package io.gridline.ops.servers;

import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import java.util.HashSet;
import java.util.Set;

/** The rows of a register, to compare. Shows how many they are, and none of them. */
record RegisterRows(Set<Person> persons, Set<Document> documents, Set<Subscription> subscriptions) {

  RegisterRows() {
    this(new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  void add(Person person) {
    persons.add(person);
  }

  void add(Document document) {
    documents.add(document);
  }

  void add(Subscription subscription) {
    subscriptions.add(subscription);
  }

  @Override
  public String toString() {
    return "%d persons, %d documents, %d subscriptions"
        .formatted(persons.size(), documents.size(), subscriptions.size());
  }
}
