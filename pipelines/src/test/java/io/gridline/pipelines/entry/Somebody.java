package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.IsoTime;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds one person's facts, a call for each: who, seen where, whom met, which case. All made up.
 */
final class Somebody {

  static final String WUHAN = "420106001001";
  static final String HANGZHOU = "330106001001";

  private final Subject subject;
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<MetCase> contacts = new ArrayList<>();
  private final List<IndexCase> cases = new ArrayList<>();

  private Somebody(Subject subject) {
    this.subject = subject;
  }

  /** Somebody registered and living in Hangzhou. */
  static Somebody resident(String id) {
    return resident(id, HANGZHOU, HANGZHOU);
  }

  static Somebody resident(String id, String registered, String residence) {
    return new Somebody(
        Subject.resident(
            new Person(
                id, "Name", "", "", new Division(registered), new Division(residence), "Home"),
            List.of(),
            List.of()));
  }

  static Somebody visitor(String passport) {
    return new Somebody(Subject.visitor(new Claim(ClaimType.PASSPORT, passport)));
  }

  Somebody phone(String record, String from, String to, String place) {
    sightings.add(sighting(Source.CARRIER, record, from, to, place, null, null, ""));
    return this;
  }

  Somebody hotel(String record, String from, String to, String place) {
    return hotel(record, from, to, place, "");
  }

  Somebody hotel(String record, String from, String to, String place, String name) {
    sightings.add(
        sighting(
            Source.HOTEL,
            record,
            from,
            to,
            place,
            null,
            new Stay("H", "Hotel " + place, "8"),
            name));
    return this;
  }

  Somebody train(String record, String from, String to, String origin, String destination) {
    return trip(Source.RAIL, record, from, to, origin, destination);
  }

  Somebody flight(String record, String from, String to, String origin, String destination) {
    return trip(Source.AVIATION, record, from, to, origin, destination);
  }

  private Somebody trip(
      Source source, String record, String from, String to, String origin, String destination) {
    Trip trip = new Trip(new Division(destination), "Stop " + destination, "G1", 18281, "5", "1A");
    sightings.add(sighting(source, record, from, to, origin, trip, null, ""));
    return this;
  }

  /** The last sighting met a case under a rule. */
  Somebody met(String rule, String caseId, String casePerson, String from, String to) {
    contacts.add(
        new MetCase(
            sightings.get(sightings.size() - 1),
            new Contact("O", rule, caseId, casePerson, new Interval(at(from), at(to)))));
    return this;
  }

  Somebody isCase(String caseId, String from, String to) {
    cases.add(new IndexCase(caseId, "", new Interval(at(from), at(to))));
    return this;
  }

  MemberFacts facts() {
    return new MemberFacts(subject, sightings, contacts, cases);
  }

  /** A household of one that nobody brings. */
  HouseholdFacts alone() {
    return new HouseholdFacts("", List.of(facts()));
  }

  static HouseholdFacts household(Somebody... members) {
    List<MemberFacts> facts = new ArrayList<>();
    for (Somebody member : members) {
      facts.add(member.facts());
    }
    return new HouseholdFacts("F1", facts);
  }

  static Instant at(String time) {
    return IsoTime.time(time).orElseThrow();
  }

  private Sighting sighting(
      Source source,
      String record,
      String from,
      String to,
      String place,
      Trip trip,
      Stay stay,
      String name) {
    ClaimRef claim = new ClaimRef(ClaimType.PASSPORT, new ClaimHash(1, 2), true, new byte[0]);
    ResolvedBy by = subject.isVisitor() ? ResolvedBy.VISITOR : ResolvedBy.DOCUMENT;
    return new Sighting(
        new Presence(
            new RecordId(source, record),
            claim,
            new Interval(at(from), at(to)),
            new Division(place),
            trip,
            stay,
            new byte[0]),
        by,
        name);
  }
}
