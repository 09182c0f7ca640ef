package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonKeys;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.Register.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a run has to reach into the register: from the claims that were found to their holders,
 * the holders' households, everything those people travel by, and whoever else holds one of these
 * numbers. Always from the small side: the register streams past sets, and only what matches is
 * made into objects. A table is gone through as seldom as can be: what was asked is remembered, and
 * not asked again.
 */
public final class RegisterReach {

  /**
   * What a run needs of the register, beside the facts of its people.
   *
   * @param people how many people are evaluated
   * @param documents hashes of their document claims that records bear, to find their trips and
   *     stays by
   * @param bindings everything that the register says of those claims and of the found ones
   */
  public record Extent(int people, Collection<ClaimHash> documents, List<Binding> bindings) {}

  /** Who holds a document claim. */
  public record Holding(Claim claim, PersonKeys person) {}

  /** What is known of claims on the records' side. */
  public interface Claims {
    /** For several threads. */
    ClaimHash hash(Claim claim);

    /** Which of those claims any record bears, by their places in the sequence. */
    BitSet occurring(ClaimHashes claims);
  }

  /**
   * What to begin with.
   *
   * @param found claims of records that could bear evidence, and of cases
   * @param residences whom zone-residence asks for
   * @param areHouseholdsAsked whether any rule brings the members of a household
   */
  public record Beginning(
      Set<Claim> found, List<Residence> residences, boolean areHouseholdsAsked) {}

  private final Register register;
  private final Map<String, PersonKeys> people = new HashMap<>();
  private final Map<Claim, Set<String>> holders = new HashMap<>();
  private final Set<String> askedIds = new HashSet<>();
  private final Set<String> askedNumbers = new HashSet<>();
  private final Set<Claim> askedDocuments = new HashSet<>();

  public RegisterReach(Register register) {
    this.register = register;
  }

  /**
   * @param facts gets the rows of everybody who is evaluated
   */
  public Extent from(Beginning beginning, Claims claims, FactFiles facts) {
    Set<String> ids = new HashSet<>();
    askDocuments(beginning.found());
    holders.values().forEach(ids::addAll);
    Set<Subscription> subscriptions = Set.copyOf(subscriptions(beginning.found()));
    subscriptions.forEach(subscription -> ids.add(subscription.personId()));
    askPersons(ids, numbers(beginning.found()), Set.of(), beginning.residences());
    if (beginning.areHouseholdsAsked()) {
      askPersons(Set.of(), Set.of(), householdsOf(people.values()), List.of());
    }

    Collection<PersonKeys> reached = List.copyOf(people.values());
    ConcernedPeople concerned = new ConcernedPeople(reached);
    Collection<Document> documents = documentsHeldBy(concerned.ids());
    Map<Claim, ClaimHash> borne = occurring(reached, documents, claims);
    askDocuments(borne.keySet());
    writeDocuments(documents, concerned, facts);
    if (concerned.size() > 0) {
      writeSubscriptions(concerned, facts);
      writePersons(concerned, borne.keySet(), facts);
    }
    List<Binding> bindings = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      PersonKeys person = concerned.get(subscription.personId());
      if (person != null) {
        bindings.add(binding(claims.hash(subscription.phone()), person, subscription));
      }
    }
    for (Holding holding : held(borne.keySet())) {
      bindings.add(binding(borne.get(holding.claim()), holding.person(), null));
    }
    return new Extent(concerned.size(), borne.values(), bindings);
  }

  private static Binding binding(ClaimHash claim, PersonKeys person, Subscription subscription) {
    return new Binding(
        claim,
        person.personId(),
        Fact.householdOf(person),
        subscription == null ? null : subscription.validFrom(),
        subscription == null ? null : subscription.validTo());
  }

  /** There is always one file, if of nobody. */
  private static void writeDocuments(
      Collection<Document> documents, ConcernedPeople concerned, FactFiles facts) {
    facts.write(
        file ->
            documents.forEach(
                row -> file.accept(concerned.fact(new RegisterRow(null, row, null)))));
  }

  /** Writes the subscriptions of these people as they are read. */
  private void writeSubscriptions(ConcernedPeople concerned, FactFiles facts) {
    HolderQuery query = new HolderQuery(Set.of(), concerned.ids());
    eachPart(
        Table.SUBSCRIPTION,
        part ->
            facts.write(
                file ->
                    register.subscriptions(
                        part,
                        query,
                        row -> file.accept(concerned.fact(new RegisterRow(null, null, row))))));
  }

  /**
   * Writes the persons as they are read, and learns who else holds one of the documents that
   * records bear.
   */
  private void writePersons(ConcernedPeople concerned, Set<Claim> borne, FactFiles facts) {
    Set<String> ids = unknown(holdersOf(borne));
    ids.addAll(concerned.ids());
    PersonQuery query = new PersonQuery(ids, numbers(borne), Set.of(), List.of());
    Map<String, Person> others = new ConcurrentHashMap<>();
    eachPart(
        Table.PERSON,
        part ->
            facts.write(
                file ->
                    register.persons(
                        part,
                        query,
                        person -> {
                          Fact fact = concerned.fact(person);
                          if (fact == null) {
                            others.merge(person.personId(), person, ConcernedPeople::one);
                          } else {
                            file.accept(fact);
                          }
                        })));
    others.values().forEach(other -> people.put(other.personId(), other.keys()));
  }

  /** The document claims of these people that a record bears; most bear none. */
  private static Map<Claim, ClaimHash> occurring(
      Collection<PersonKeys> concerned, Collection<Document> documents, Claims claims) {
    List<Claim> all =
        Stream.concat(
                concerned.stream().map(RegisterReach::idClaim).filter(Claim::isValid),
                documents.stream().map(Document::claim))
            .toList();
    List<ClaimHash> hashes = all.parallelStream().map(claims::hash).toList();
    BitSet occurring = claims.occurring(ClaimHashes.of(hashes));
    Map<Claim, ClaimHash> borne = new HashMap<>();
    occurring.stream().forEach(place -> borne.put(all.get(place), hashes.get(place)));
    return borne;
  }

  private static Set<String> householdsOf(Collection<PersonKeys> people) {
    return people.stream()
        .map(PersonKeys::householdId)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The documents that these persons travel by: id numbers and travel documents. */
  public Set<Claim> documentsOf(Collection<PersonKeys> persons) {
    Set<Claim> claims = new HashSet<>();
    persons.stream().map(RegisterReach::idClaim).filter(Claim::isValid).forEach(claims::add);
    Set<String> ids = persons.stream().map(PersonKeys::personId).collect(Collectors.toSet());
    documentsHeldBy(ids).forEach(document -> claims.add(document.claim()));
    return claims;
  }

  /** All holders of document claims; a holder that the person table does not have is none. */
  public List<Holding> holdings(Set<Claim> claims) {
    askDocuments(claims);
    askPersons(unknown(holdersOf(claims)), numbers(claims), Set.of(), List.of());
    return held(claims);
  }

  /** Somebody that {@link #holdings} has named. */
  public PersonKeys person(String personId) {
    return people.get(personId);
  }

  private List<Holding> held(Set<Claim> claims) {
    List<Holding> holdings = new ArrayList<>();
    for (Claim claim : claims) {
      for (String id : holders.getOrDefault(claim, Set.of())) {
        PersonKeys holder = people.get(id);
        if (holder != null) {
          holdings.add(new Holding(claim, holder));
        }
      }
    }
    Set<String> numbers = numbers(claims);
    for (PersonKeys person : people.values()) {
      if (numbers.contains(person.idNumber())) {
        holdings.add(new Holding(idClaim(person), person));
      }
    }
    return holdings;
  }

  private Set<String> holdersOf(Set<Claim> claims) {
    Set<String> ids = new HashSet<>();
    claims.forEach(claim -> ids.addAll(holders.getOrDefault(claim, Set.of())));
    return ids;
  }

  private Set<String> unknown(Set<String> ids) {
    Set<String> unknown = new HashSet<>(ids);
    unknown.removeAll(people.keySet());
    return unknown;
  }

  /** Learns who holds travel documents. A resident number is in the person table only. */
  private void askDocuments(Set<Claim> claims) {
    Set<Claim> asked =
        claims.stream()
            .filter(is(type -> type != ClaimType.RESIDENT_ID && type != ClaimType.PHONE))
            .filter(askedDocuments::add)
            .collect(Collectors.toSet());
    if (!asked.isEmpty()) {
      for (Document document : documents(new HolderQuery(asked, Set.of()))) {
        holders
            .computeIfAbsent(document.claim(), claim -> new HashSet<>())
            .add(document.personId());
      }
    }
  }

  private Collection<Document> documentsHeldBy(Set<String> personIds) {
    return personIds.isEmpty() ? List.of() : documents(new HolderQuery(Set.of(), personIds));
  }

  private Collection<Document> documents(HolderQuery query) {
    return read(Table.TRAVEL_DOCUMENT, (part, sink) -> register.documents(part, query, sink));
  }

  private Collection<Subscription> subscriptions(Set<Claim> found) {
    Set<Claim> phones =
        found.stream().filter(is(type -> type == ClaimType.PHONE)).collect(Collectors.toSet());
    HolderQuery query = new HolderQuery(phones, Set.of());
    return phones.isEmpty()
        ? List.of()
        : read(Table.SUBSCRIPTION, (part, sink) -> register.subscriptions(part, query, sink));
  }

  /** Learns of persons, as far as they were not asked for before. */
  private void askPersons(
      Set<String> ids, Set<String> numbers, Set<String> households, List<Residence> residences) {
    Set<String> newIds = ids.stream().filter(askedIds::add).collect(Collectors.toSet());
    Set<String> newNumbers = numbers.stream().filter(askedNumbers::add).collect(Collectors.toSet());
    boolean asksNothing =
        newIds.isEmpty() && newNumbers.isEmpty() && households.isEmpty() && residences.isEmpty();
    if (!asksNothing) {
      PersonQuery query = new PersonQuery(newIds, newNumbers, households, residences);
      Collection<PersonKeys> found =
          read(Table.PERSON, (part, sink) -> register.keys(part, query, sink));
      found.forEach(person -> people.put(person.personId(), person));
    }
  }

  private interface PartRead<T> {
    void read(String part, Consumer<T> sink);
  }

  private <T> Collection<T> read(Table table, PartRead<T> read) {
    ConcurrentLinkedQueue<T> found = new ConcurrentLinkedQueue<>();
    eachPart(table, part -> read.read(part, found::add));
    return found;
  }

  private void eachPart(Table table, Consumer<String> read) {
    register.parts(table).parallelStream().forEach(read);
  }

  private static Set<String> numbers(Set<Claim> claims) {
    return claims.stream()
        .filter(is(type -> type == ClaimType.RESIDENT_ID))
        .map(Claim::number)
        .collect(Collectors.toSet());
  }

  private static Predicate<Claim> is(Predicate<ClaimType> type) {
    return claim -> type.test(claim.type());
  }

  private static Claim idClaim(PersonKeys person) {
    return new Claim(ClaimType.RESIDENT_ID, person.idNumber());
  }
}
