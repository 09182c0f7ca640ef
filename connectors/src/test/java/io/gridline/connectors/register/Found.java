package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.Register.Table;
import java.util.HashSet;
import java.util.Set;

/** What a register finds, from all its parts. */
final class Found {

  private Found() {}

  static Set<Person> persons(Register register, PersonQuery query) {
    Set<Person> found = new HashSet<>();
    register.parts(Table.PERSON).forEach(part -> register.persons(part, query, found::add));
    return found;
  }

  static Set<Document> documents(Register register, HolderQuery query) {
    Set<Document> found = new HashSet<>();
    register
        .parts(Table.TRAVEL_DOCUMENT)
        .forEach(part -> register.documents(part, query, found::add));
    return found;
  }

  static Set<Subscription> subscriptions(Register register, HolderQuery query) {
    Set<Subscription> found = new HashSet<>();
    register
        .parts(Table.SUBSCRIPTION)
        .forEach(part -> register.subscriptions(part, query, found::add));
    return found;
  }
}
