package io.gridline.pipelines.entry;

import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of an order, for one household at one instant: who is on its list and why (contract,
 * sections 4 and 6). Pure: no clock, no I/O, and the order in which facts arrived makes no
 * difference. The scheduled run and the live job share it.
 */
public final class Screening {

  private Screening() {}

  /** An order that is not in force at {@code asOf} lists nobody. */
  public static Evaluation evaluate(ScreeningOrder order, HouseholdFacts facts, Instant asOf) {
    Outcome outcome = outcome(order, facts, asOf);
    return new Evaluation(
        outcome.entries,
        outcome.elsewhere,
        outcome.bearing,
        outcome.overLimit,
        () -> nextChange(order, facts, asOf, outcome.entries));
  }

  /**
   * The next instant after {@code asOf} at which time alone could change the entries: cheap to
   * find, and no later than {@link Evaluation#nextChange}.
   */
  public static Optional<Instant> nextTurning(
      ScreeningOrder order, HouseholdFacts facts, Instant asOf) {
    return Optional.ofNullable(Turning.points(order, facts).higher(asOf));
  }

  /** The first of the instants at which anything could change, at which something does. */
  private static Optional<Instant> nextChange(
      ScreeningOrder order, HouseholdFacts facts, Instant asOf, List<Entry> now) {
    return Turning.points(order, facts).tailSet(asOf, false).stream()
        .filter(instant -> !sameBut(asOf, outcome(order, facts, instant).entries, now))
        .findFirst();
  }

  private static boolean sameBut(Instant asOf, List<Entry> later, List<Entry> now) {
    return later.stream().map(entry -> entry.at(asOf)).toList().equals(now);
  }

  private record Outcome(
      List<Entry> entries, int elsewhere, Set<RecordId> bearing, boolean overLimit) {}

  private static Outcome outcome(ScreeningOrder order, HouseholdFacts facts, Instant asOf) {
    if (!order.isInForce(asOf)) {
      return new Outcome(List.of(), 0, Set.of(), false);
    }
    MemberEvidence own = new MemberEvidence(order, asOf);
    HouseholdSpread spread = new HouseholdSpread(order, asOf);
    List<MemberFacts> members =
        facts.members().stream().map(member -> member.endingFrom(order.recordsFrom())).toList();
    List<List<Evidence>> openOf = new ArrayList<>();
    members.forEach(member -> openOf.add(own.of(member)));

    boolean brought = facts.isShared() && spread.isBrought(members, openOf);
    boolean overLimit = brought && members.size() > order.householdLimit();
    if (brought && !overLimit) {
      List<List<Evidence>> fromOthers = spread.evidence(members, openOf);
      for (int i = 0; i < members.size(); i++) {
        List<Evidence> all = new ArrayList<>(openOf.get(i));
        all.addAll(fromOthers.get(i));
        openOf.set(i, own.open(all));
      }
    }
    return listed(order, new HouseholdFacts(facts.householdId(), members), asOf, openOf, overLimit);
  }

  private static Outcome listed(
      ScreeningOrder order,
      HouseholdFacts facts,
      Instant asOf,
      List<List<Evidence>> openOf,
      boolean overLimit) {
    List<Entry> entries = new ArrayList<>();
    Set<RecordId> bearing = new HashSet<>();
    int elsewhere = 0;
    EntryMerge merge = new EntryMerge(order, asOf);
    for (int i = 0; i < openOf.size(); i++) {
      MemberFacts member = facts.members().get(i);
      List<Evidence> open = openOf.get(i);
      open.stream()
          .filter(evidence -> evidence.source() != Source.REGISTER)
          .forEach(evidence -> bearing.add(new RecordId(evidence.source(), evidence.recordId())));
      boolean isCase = member.cases().stream().anyMatch(mark -> mark.belongsTo(order.id()));
      if (open.isEmpty() || isCase) {
        continue;
      }
      Optional<Entry> entry = merge.entry(member, facts.householdId(), open);
      entry.ifPresent(entries::add);
      elsewhere += entry.isPresent() ? 0 : 1;
    }
    return new Outcome(List.copyOf(entries), elsewhere, bearing, overLimit);
  }
}
