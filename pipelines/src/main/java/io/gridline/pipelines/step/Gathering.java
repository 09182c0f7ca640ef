package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseVisit;
import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.entry.HouseholdFacts;
import io.gridline.pipelines.entry.MemberFacts;
import io.gridline.pipelines.entry.MetCase;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.RowVault;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A household's facts, opened while it is evaluated. */
final class Gathering {

  /** One member: who it is, and what is known of it. */
  private record Member(Subject subject, List<Known> records, List<IndexCase> cases) {}

  private final Desk desk;
  private final ClaimVault claims;
  private final RowVault rows;
  private final Map<String, Member> members = new TreeMap<>();
  private final MetCases met;
  private String householdId = "";

  /**
   * Whether any order could make anything of the household, at any time. Asked without opening
   * anything, for of most it is all that has to be asked.
   */
  static boolean isConcerned(Desk desk) {
    if (!desk.shelf(Kind.MET).isEmpty()) {
      return true;
    }
    List<Division> places = new ArrayList<>(desk.shelf(Kind.PLACE).all().values());
    for (Living living : desk.shelf(Kind.LIVING).all().values()) {
      if (living != null) {
        places.add(living.residence());
      }
    }
    List<IndexCase> cases =
        desk.shelf(Kind.MARK).all().values().stream().map(Mark::indexCase).toList();
    return desk.orders().concerned().areThere(places, cases);
  }

  Gathering(Desk desk, ClaimVault claims, RowVault rows) {
    this.desk = desk;
    this.claims = claims;
    this.rows = rows;
    this.met = MetCases.of(desk);
    Collection<Known> records = desk.shelf(Kind.KNOWN).all().values();
    desk.shelf(Kind.MEMBER).all().forEach((key, member) -> add(key, resident(member)));
    for (Known record : records) {
      if (record.visitor() != null && !members.containsKey(record.person())) {
        add(record.person(), Subject.visitor(claims.open(record.visitor())));
      }
    }
    for (Known record : records) {
      if (members.containsKey(record.person())) {
        members.get(record.person()).records().add(record);
      }
    }
    for (Mark mark : desk.shelf(Kind.MARK).all().values()) {
      if (members.containsKey(mark.person())) {
        members.get(mark.person()).cases().add(mark.indexCase());
      }
    }
  }

  private void add(String key, Subject subject) {
    members.put(key, new Member(subject, new ArrayList<>(), new ArrayList<>()));
    if (!subject.isVisitor()) {
      householdId = subject.person().householdId();
    }
  }

  private Subject resident(List<SealedRow> ofPerson) {
    Person person = null;
    List<Document> documents = new ArrayList<>();
    List<Subscription> subscriptions = new ArrayList<>();
    for (SealedRow row : ofPerson) {
      switch (row.table()) {
        case PERSON -> person = rows.openPerson(row);
        case TRAVEL_DOCUMENT -> documents.add(rows.openDocument(row));
        case SUBSCRIPTION -> subscriptions.add(rows.openSubscription(row));
      }
    }
    return Subject.resident(person, documents, subscriptions);
  }

  /** The orders that could make anything of the household, at any time. */
  List<ScreeningOrder> concerned() {
    return met.isEmpty() ? desk.orders().concerned().of(facts(null)) : desk.orders().all();
  }

  /**
   * @param order leaves out what does not stand for it; null for all, without contacts
   */
  HouseholdFacts facts(ScreeningOrder order) {
    List<MemberFacts> facts = new ArrayList<>();
    members.forEach((key, member) -> facts.add(facts(key, member, order)));
    return new HouseholdFacts(householdId, facts);
  }

  private MemberFacts facts(String key, Member member, ScreeningOrder order) {
    List<Sighting> sightings = new ArrayList<>();
    List<MetCase> contacts = new ArrayList<>();
    for (Known record : member.records()) {
      if (order == null || record.seen().standsFor(desk.orders().zones(order))) {
        Sighting sighting =
            new Sighting(
                record.seen().presence(),
                record.resolvedBy(),
                record.visitor() == null ? "" : claims.openName(record.sealedName()));
        sightings.add(sighting);
        if (order != null && !met.isEmpty()) {
          meet(key, sighting, met.of(record.seen().presence()), order, contacts);
        }
      }
    }
    return new MemberFacts(member.subject(), sightings, contacts, member.cases());
  }

  /** A contact is somebody other than the case. */
  private static void meet(
      String key,
      Sighting sighting,
      List<CaseVisit> visits,
      ScreeningOrder order,
      List<MetCase> contacts) {
    for (Contact contact : new Contacts(List.of(order), visits).of(sighting.presence())) {
      if (!contact.casePerson().equals(key)) {
        contacts.add(new MetCase(sighting, contact));
      }
    }
  }
}
