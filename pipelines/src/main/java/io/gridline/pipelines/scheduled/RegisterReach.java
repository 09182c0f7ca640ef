package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Households;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.Register.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far a run has to reach into the register: from the claims that were found to their holders,
 * the holders' households, everything those people travel by, and whoever else holds one of these
 * numbers. Always from the small side: the register streams past sets, and only what matches is
 * made into objects.
 */
public final class RegisterReach {

  /**
   * What a run needs of the register.
   *
   * @param households the group of everybody whose rows are needed
   * @param documents every document claim of theirs, to find their trips and stays by
   * @param bindings everything that the register says of those claims and of the found ones
   */
  public record Extent(Households households, Set<Claim> documents, List<Binding> bindings) {}

  /** Who holds a document claim. */
  public record Holding(Claim claim, Person person) {}

  private final Register register;

  public RegisterReach(Register register) {
    this.register = register;
  }

  /**
   * @param found claims of records that could bear evidence, and of cases
   * @param residences whom zone-residence asks for
   * @param hashes the hash of a claim
   */
  public Extent from(
      Set<Claim> found, List<Residence> residences, Function<Claim, ClaimHash> hashes) {
    Set<String> holders = new HashSet<>();
    documents(found, Set.of()).forEach(document -> holders.add(document.personId()));
    Set<Subscription> subscriptions = new HashSet<>(subscriptions(found));
    subscriptions.forEach(subscription -> holders.add(subscription.personId()));
    Map<String, Person> people = new HashMap<>();
    persons(holders, idNumbers(found), Set.of(), residences).forEach(person -> add(person, people));
    Set<String> households =
        people.values().stream()
            .map(Person::householdId)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    if (!households.isEmpty()) {
      persons(Set.of(), Set.of(), households, List.of()).forEach(person -> add(person, people));
    }

    List<Binding> bindings = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      Person person = people.get(subscription.personId());
      if (person != null) {
        bindings.add(
            new Binding(
                hashes.apply(subscription.phone()),
                person.personId(),
                Fact.householdOf(person),
                subscription.validFrom(),
                subscription.validTo()));
      }
    }
    Set<Claim> documents = documentsOf(people.values());
    for (Holding holding : holdings(documents)) {
      Person person = holding.person();
      bindings.add(
          new Binding(
              hashes.apply(holding.claim()),
              person.personId(),
              Fact.householdOf(person),
              null,
              null));
    }
    Map<String, String> groups = new HashMap<>();
    people.values().forEach(person -> groups.put(person.personId(), Fact.householdOf(person)));
    return new Extent(Households.of(groups), documents, bindings);
  }

  private static void add(Person person, Map<String, Person> people) {
    Person before = people.put(person.personId(), person);
    if (before != null && !before.equals(person)) {
      throw new Register.Unreadable(
          "register: table person has two different rows with one person_id");
    }
  }

  /** The documents that these persons travel by: id numbers and travel documents. */
  public Set<Claim> documentsOf(Collection<Person> people) {
    Set<Claim> claims = new HashSet<>();
    Set<String> personIds = new HashSet<>();
    for (Person person : people) {
      personIds.add(person.personId());
      idClaim(person, claims);
    }
    documents(Set.of(), personIds).forEach(document -> claims.add(document.claim()));
    return claims;
  }

  /** All holders of document claims; a holder that the person table does not have is none. */
  public List<Holding> holdings(Set<Claim> claims) {
    Collection<Document> documents = documents(claims, Set.of());
    Set<String> ids = documents.stream().map(Document::personId).collect(Collectors.toSet());
    Collection<Person> people = persons(ids, idNumbers(claims), Set.of(), List.of());
    Map<String, Person> known = new HashMap<>();
    people.forEach(person -> add(person, known));
    Set<Holding> holdings = new HashSet<>();
    for (Document document : documents) {
      Person holder = known.get(document.personId());
      if (holder != null) {
        holdings.add(new Holding(document.claim(), holder));
      }
    }
    for (Person person : known.values()) {
      Claim claim = new Claim(ClaimType.RESIDENT_ID, person.idNumber());
      if (claims.contains(claim)) {
        holdings.add(new Holding(claim, person));
      }
    }
    return List.copyOf(holdings);
  }

  public Collection<Person> persons(
      Set<String> ids, Set<String> idNumbers, Set<String> households, List<Residence> residences) {
    boolean asksNothing =
        ids.isEmpty() && idNumbers.isEmpty() && households.isEmpty() && residences.isEmpty();
    PersonQuery query = new PersonQuery(ids, idNumbers, households, residences);
    return asksNothing
        ? List.of()
        : read(Table.PERSON, (part, sink) -> register.persons(part, query, sink));
  }

  private Collection<Document> documents(Set<Claim> claims, Set<String> personIds) {
    HolderQuery query = new HolderQuery(claims, personIds);
    return claims.isEmpty() && personIds.isEmpty()
        ? List.of()
        : read(Table.TRAVEL_DOCUMENT, (part, sink) -> register.documents(part, query, sink));
  }

  private Collection<Subscription> subscriptions(Set<Claim> claims) {
    HolderQuery query = new HolderQuery(claims, Set.of());
    return claims.isEmpty()
        ? List.of()
        : read(Table.SUBSCRIPTION, (part, sink) -> register.subscriptions(part, query, sink));
  }

  private interface PartRead<T> {
    void read(String part, Consumer<T> sink);
  }

  private <T> Collection<T> read(Table table, PartRead<T> read) {
    ConcurrentLinkedQueue<T> found = new ConcurrentLinkedQueue<>();
    register.parts(table).parallelStream().forEach(part -> read.read(part, found::add));
    return found;
  }

  private static Set<String> idNumbers(Set<Claim> claims) {
    return claims.stream()
        .filter(claim -> claim.type() == ClaimType.RESIDENT_ID)
        .map(Claim::number)
        .collect(Collectors.toSet());
  }

  private static void idClaim(Person person, Set<Claim> claims) {
    Claim claim = new Claim(ClaimType.RESIDENT_ID, person.idNumber());
    if (claim.isValid()) {
      claims.add(claim);
    }
  }
}
