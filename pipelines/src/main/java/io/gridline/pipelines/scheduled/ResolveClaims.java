package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contacts;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.entry.ReviewItem.Reason;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimResolver;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.identity.Resolution;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.Collector;

/**
 * Resolves all records of one claim against the register: each to a person's household, to a
 * visitor, or to clerical review.
 */
record ResolveClaims(List<ScreeningOrder> orders, Contacts contacts, Instant asOf, ClaimVault vault)
    implements AtEndOfKey.Complete<Fact.OfClaim, ResolveClaims.Answer> {

  /** Either a fact for a household or a question for a clerk. */
  public record Answer(Fact.OfHousehold fact, ReviewItem review) {}

  @Override
  public void complete(List<Fact.OfClaim> facts, Collector<Answer> out) {
    List<FoundPresence> presences =
        facts.stream().map(Fact.OfClaim::presence).filter(Objects::nonNull).toList();
    if (presences.isEmpty()) {
      return;
    }
    ClaimRef claim = presences.get(0).presence().claim();
    List<Binding> bindings =
        facts.stream().map(Fact.OfClaim::binding).filter(Objects::nonNull).toList();
    ClaimResolver resolver = new ClaimResolver(claim, bindings);
    List<FoundPresence> malformed = new ArrayList<>();
    List<FoundPresence> ambiguous = new ArrayList<>();
    for (FoundPresence found : presences) {
      Resolution resolution = resolver.at(found.presence().interval().from());
      switch (resolution.outcome()) {
        case RESIDENT -> out.collect(resident(found, resolver, resolution.binding()));
        case VISITOR -> out.collect(visitor(found, claim));
        case MALFORMED_NUMBER -> malformed.add(found);
        case AMBIGUOUS_CLAIM -> ambiguous.add(found);
      }
    }
    review(Reason.MALFORMED_NUMBER, malformed, List.of(), out);
    review(Reason.AMBIGUOUS_CLAIM, ambiguous, bindings, out);
  }

  private static Answer resident(FoundPresence found, ClaimResolver resolver, Binding binding) {
    return new Answer(
        new Fact.OfHousehold(
            binding.household(),
            Subject.identityOf(binding.personId()),
            null,
            new Fact.Resolved(found, resolver.residentBy(), null, ""),
            null),
        null);
  }

  private Answer visitor(FoundPresence found, ClaimRef ref) {
    Claim claim = vault.open(ref);
    String identity = Subject.identityOf(claim);
    String name = vault.openName(found.presence().sealedName());
    return new Answer(
        new Fact.OfHousehold(
            Fact.householdOf(ref.hash()),
            identity,
            null,
            new Fact.Resolved(found, ResolvedBy.VISITOR, claim, name),
            null),
        null);
  }

  private void review(
      Reason reason, List<FoundPresence> found, List<Binding> bindings, Collector<Answer> out) {
    for (ScreeningOrder order : found.isEmpty() ? List.<ScreeningOrder>of() : orders) {
      Interest interest = new Interest(order, contacts, asOf);
      List<Presence> concerned =
          found.stream()
              .filter(presence -> !presence.fallenFor().contains(order.id()))
              .map(FoundPresence::presence)
              .filter(interest::concerns)
              .sorted(Comparator.comparing(Presence::id))
              .toList();
      if (!concerned.isEmpty()) {
        List<String> matches =
            bindings.stream().map(Binding::personId).distinct().sorted().toList();
        out.collect(
            new Answer(
                null,
                ReviewItem.ofRecords(
                    order.id(), reason, concerned.get(0), concerned.size(), matches)));
      }
    }
  }
}
