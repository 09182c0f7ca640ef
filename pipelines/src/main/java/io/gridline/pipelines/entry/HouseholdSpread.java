package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.exposure.Evidence;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who brings a household onto the list: an index case, or a member with open evidence of a rule
 * that the household rule names (contract, section 4, household). Nobody is brought by oneself.
 */
record HouseholdSpread(ScreeningOrder order, Instant asOf) {

  /** Why one member brings the others. */
  private record Cause(Interval interval, Collection<String> zones, Collection<String> cases) {}

  /** Whether a member would bring the household under any household rule. */
  boolean isBrought(List<MemberFacts> members, List<List<Evidence>> openOf) {
    for (int i = 0; i < members.size(); i++) {
      for (Rule.Household rule : order.rules(Rule.Household.class)) {
        if (!causes(rule, members.get(i), openOf.get(i)).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The evidence that each member gets from the others, by the members' positions; not yet merged.
   */
  List<List<Evidence>> evidence(List<MemberFacts> members, List<List<Evidence>> openOf) {
    List<List<Evidence>> brought = new ArrayList<>();
    members.forEach(member -> brought.add(new ArrayList<>()));
    for (Rule.Household rule : order.rules(Rule.Household.class)) {
      for (int bringer = 0; bringer < members.size(); bringer++) {
        for (Cause cause : causes(rule, members.get(bringer), openOf.get(bringer))) {
          bring(rule, cause, bringer, members, brought);
        }
      }
    }
    return brought;
  }

  private static void bring(
      Rule.Household rule,
      Cause cause,
      int bringer,
      List<MemberFacts> members,
      List<List<Evidence>> brought) {
    for (int other = 0; other < members.size(); other++) {
      if (other != bringer) {
        brought
            .get(other)
            .add(
                Evidence.ofRegister(
                    rule.id(),
                    cause.interval(),
                    members.get(other).subject().person().residence(),
                    cause.zones(),
                    cause.cases()));
      }
    }
  }

  private List<Cause> causes(Rule.Household rule, MemberFacts member, List<Evidence> open) {
    List<Cause> causes = new ArrayList<>();
    for (IndexCase indexCase : member.cases()) {
      if (indexCase.belongsTo(order.id())
          && indexCase.hasBegun(asOf)
          && asOf.isBefore(order.observedUntil(indexCase.infectious().to()))) {
        causes.add(new Cause(indexCase.infectious(), Set.of(), Set.of(indexCase.caseId())));
      }
    }
    for (Evidence evidence : open) {
      if (rule.of().contains(evidence.rule())) {
        causes.add(new Cause(evidence.interval(), evidence.zones(), evidence.cases()));
      }
    }
    return causes;
  }
}
