package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.entry.ConcernedOrders;
import io.gridline.pipelines.entry.Entry;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.entry.Evaluation;
import io.gridline.pipelines.entry.HouseholdFacts;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.entry.MemberFacts;
import io.gridline.pipelines.entry.MetCase;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.entry.Screening;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.order.ScreeningOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.util.Collector;

/** Brings a household's facts together and asks {@link Screening} what each order makes of them. */
final class EvaluateHousehold implements AtEndOfKey.Complete<Fact, EvaluateHousehold.Evaluated> {

  private static final long serialVersionUID = 1;

  /** Either an entry or a question for a clerk. */
  public record Evaluated(ListedEntry entry, ReviewItem review) {}

  private final List<ScreeningOrder> orders;
  private final Map<String, EntryKeys> keys;
  private final Instant asOf;
  private final String doneCounter;
  private transient Map<String, EntryCounts> counts;
  private transient ConcernedOrders concerned;
  private transient LongCounter done;

  /**
   * @param doneCounter name of the accumulator that counts the people of the register who were
   *     evaluated
   */
  EvaluateHousehold(
      List<ScreeningOrder> orders, Map<String, EntryKeys> keys, Instant asOf, String doneCounter) {
    this.orders = orders;
    this.keys = keys;
    this.asOf = asOf;
    this.doneCounter = doneCounter;
  }

  @Override
  public void open(RuntimeContext context) {
    Tally tally = new Tally(context);
    counts = new HashMap<>();
    orders.forEach(order -> counts.put(order.id(), new EntryCounts(order, tally)));
    concerned = new ConcernedOrders(orders);
    done = context.getLongCounter(doneCounter);
  }

  /** Households that share a key are told apart here. */
  @Override
  public void complete(List<Fact> facts, Collector<Evaluated> out) {
    Map<String, Map<String, Gathering>> households = new TreeMap<>();
    for (Fact fact : facts) {
      households
          .computeIfAbsent(fact.household(), household -> new TreeMap<>())
          .computeIfAbsent(fact.identity(), identity -> new Gathering())
          .add(fact);
    }
    households.values().forEach(members -> evaluate(members.values(), out));
  }

  private void evaluate(Collection<Gathering> members, Collector<Evaluated> out) {
    done.add(members.stream().mapToLong(member -> member.persons.size()).sum());
    boolean standForAll = members.stream().allMatch(Gathering::standsForAll);
    HouseholdFacts all = household(members, "");
    for (ScreeningOrder order : concerned.of(all)) {
      HouseholdFacts facts = standForAll ? all : household(members, order.id());
      Evaluation evaluation = Screening.evaluate(order, facts, asOf);
      counts.get(order.id()).add(evaluation);
      EntryKeys orderKeys = keys.get(order.id());
      for (Entry entry : evaluation.entries()) {
        out.collect(new Evaluated(ListedEntry.of(entry, orderKeys), null));
      }
      if (evaluation.isOverLimit()) {
        out.collect(new Evaluated(null, ReviewItem.ofHousehold(order.id(), facts)));
      }
    }
  }

  private static HouseholdFacts household(Collection<Gathering> members, String order) {
    List<MemberFacts> known = new ArrayList<>();
    String householdId = "";
    for (Gathering member : members) {
      if (member.isKnown()) {
        MemberFacts facts = member.facts(order);
        known.add(facts);
        if (householdId.isEmpty() && !facts.subject().isVisitor()) {
          householdId = facts.subject().person().householdId();
        }
      }
    }
    return new HouseholdFacts(householdId, known);
  }

  /** One member's facts while they come together. */
  private static final class Gathering {

    private Claim visitor;
    private final Set<Person> persons = new HashSet<>();
    private final Set<Document> documents = new HashSet<>();
    private final Set<Subscription> subscriptions = new HashSet<>();
    private final List<Fact.Resolved> records = new ArrayList<>();
    private final List<IndexCase> cases = new ArrayList<>();

    void add(Fact fact) {
      if (fact.row() != null) {
        add(fact.row());
      } else if (fact.indexCase() != null) {
        cases.add(fact.indexCase());
      } else {
        records.add(fact.record());
        visitor = fact.record().visitor();
      }
    }

    private void add(RegisterRow row) {
      if (row.person() != null) {
        persons.add(row.person());
      } else if (row.document() != null) {
        documents.add(row.document());
      } else {
        subscriptions.add(row.subscription());
      }
    }

    /** A case without any record is nobody who could be listed. */
    boolean isKnown() {
      return visitor != null || !persons.isEmpty();
    }

    boolean standsForAll() {
      return records.stream().allMatch(record -> record.found().fallenFor().isEmpty());
    }

    /**
     * @param order leaves out what does not stand for it; empty for all that stands for any
     */
    MemberFacts facts(String order) {
      List<Sighting> sightings = new ArrayList<>(records.size());
      List<MetCase> contacts = new ArrayList<>();
      for (Fact.Resolved record : records) {
        if (!record.found().fallenFor().contains(order)) {
          Sighting sighting =
              new Sighting(record.found().presence(), record.resolvedBy(), record.name());
          sightings.add(sighting);
          record.found().contacts().forEach(met -> contacts.add(new MetCase(sighting, met)));
        }
      }
      return new MemberFacts(subject(), sightings, contacts, cases);
    }

    private Subject subject() {
      if (persons.size() > 1) {
        throw new AmbiguousRegister();
      }
      return visitor != null
          ? Subject.visitor(visitor)
          : Subject.resident(persons.iterator().next(), documents, subscriptions);
    }
  }

  /** Two different rows of one person_id; the message is for an operator and names nobody. */
  @ThrowableAnnotation(ThrowableType.NonRecoverableError)
  static final class AmbiguousRegister extends RuntimeException {
    private static final long serialVersionUID = 1;

    AmbiguousRegister() {
      super("register: table person has two different rows with one person_id");
    }
  }
}
