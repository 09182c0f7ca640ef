package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.IndexCase;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
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
  private transient Tally tally;
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
    tally = new Tally(context);
    done = context.getLongCounter(doneCounter);
  }

  /** Households that share a key are told apart here. */
  @Override
  public void complete(List<Fact> facts, Collector<Evaluated> out) {
    Map<String, List<Fact>> byHousehold = new TreeMap<>();
    facts.forEach(
        fact ->
            byHousehold
                .computeIfAbsent(fact.household(), household -> new ArrayList<>())
                .add(fact));
    byHousehold.values().forEach(household -> evaluate(household, out));
  }

  private void evaluate(List<Fact> facts, Collector<Evaluated> out) {
    done.add(facts.stream().filter(Fact::isPerson).count());
    for (ScreeningOrder order : orders) {
      HouseholdFacts household = household(facts, order.id());
      Evaluation evaluation = Screening.evaluate(order, household, asOf);
      EntryKeys orderKeys = keys.get(order.id());
      for (Entry entry : evaluation.entries()) {
        out.collect(new Evaluated(ListedEntry.of(entry, orderKeys), null));
        tally.counter(order.id(), "entries", "level:" + entry.level().text()).add(1L);
        entry.rules().forEach(rule -> tally.counter(order.id(), "entries", "rule:" + rule).add(1L));
      }
      if (evaluation.isOverLimit()) {
        List<String> members =
            household.members().stream().map(m -> m.subject().person().personId()).toList();
        out.collect(
            new Evaluated(
                null,
                ReviewItem.ofHousehold(
                    order.id(), household.householdId(), members.stream().sorted().toList())));
      }
      tally.counter(order.id(), "entries", "elsewhere").add((long) evaluation.elsewhere());
      evaluation
          .bearing()
          .forEach(
              record ->
                  tally.counter(order.id(), record.source().text(), "bearing_evidence").add(1L));
    }
  }

  private static HouseholdFacts household(List<Fact> facts, String order) {
    Map<String, Gathering> members = new TreeMap<>();
    for (Fact fact : facts) {
      members.computeIfAbsent(fact.identity(), identity -> new Gathering()).add(fact, order);
    }
    List<MemberFacts> known =
        members.values().stream().filter(Gathering::isKnown).map(Gathering::facts).toList();
    String householdId =
        known.stream()
            .filter(member -> !member.subject().isVisitor())
            .map(member -> member.subject().person().householdId())
            .findFirst()
            .orElse("");
    return new HouseholdFacts(householdId, known);
  }

  /** One member's facts while they come together. */
  private static final class Gathering {

    private Claim visitor;
    private final Set<Person> persons = new HashSet<>();
    private final Set<Document> documents = new HashSet<>();
    private final Set<Subscription> subscriptions = new HashSet<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<MetCase> contacts = new ArrayList<>();
    private final List<IndexCase> cases = new ArrayList<>();

    void add(Fact fact, String order) {
      if (fact.row() != null) {
        add(fact.row());
      } else if (fact.indexCase() != null) {
        cases.add(fact.indexCase());
      } else {
        add(fact.record(), order);
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

    private void add(Fact.Resolved resolved, String order) {
      if (resolved.visitor() != null) {
        visitor = resolved.visitor();
      }
      if (!resolved.found().fallenFor().contains(order)) {
        Sighting sighting =
            new Sighting(resolved.found().presence(), resolved.resolvedBy(), resolved.name());
        sightings.add(sighting);
        resolved.found().contacts().forEach(met -> contacts.add(new MetCase(sighting, met)));
      }
    }

    /** A case without any record is nobody who could be listed. */
    boolean isKnown() {
      return visitor != null || !persons.isEmpty();
    }

    MemberFacts facts() {
      if (persons.size() > 1) {
        throw new AmbiguousRegister();
      }
      Subject subject =
          visitor != null
              ? Subject.visitor(visitor)
              : Subject.resident(persons.iterator().next(), documents, subscriptions);
      return new MemberFacts(subject, sightings, contacts, cases);
    }
  }

  /** Two different rows of one person_id; the message is for an operator and names nobody. */
  static final class AmbiguousRegister extends RuntimeException {
    private static final long serialVersionUID = 1;

    AmbiguousRegister() {
      super("register: table person has two different rows with one person_id");
    }
  }
}
