package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;

/** A row of one of the register's three tables; the other two are null. */
public record RegisterRow(Person person, Document document, Subscription subscription) {

  String personId() {
    if (person != null) {
      return person.personId();
    }
    return document != null ? document.personId() : subscription.personId();
  }

  @Override
  public String toString() {
    return "RegisterRow[***]";
  }
}
