package io.gridline.pipelines.identity;

import io.gridline.pipelines.identity.Resolution.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Says who a claim is, by the register as it is now (contract, section 5). Only a subscription has
 * a validity; it is asked at the presence's start.
 */
public final class ClaimResolver {

  private final ClaimRef claim;
  private final List<Binding> bindings;

  /** {@code bindings} are all that the register has for this claim. */
  public ClaimResolver(ClaimRef claim, Collection<Binding> bindings) {
    this.claim = claim;
    this.bindings = List.copyOf(bindings);
  }

  public Resolution at(Instant presenceStart) {
    if (!claim.valid()) {
      return new Resolution(Outcome.MALFORMED_NUMBER, null);
    }
    Binding found = null;
    for (Binding binding : bindings) {
      if (binding.isValidAt(presenceStart)) {
        if (found != null && !found.personId().equals(binding.personId())) {
          return new Resolution(Outcome.AMBIGUOUS_CLAIM, null);
        }
        found = binding;
      }
    }
    return found == null
        ? new Resolution(Outcome.VISITOR, null)
        : new Resolution(Outcome.RESIDENT, found);
  }

  /** How a resident was found by this claim. */
  public ResolvedBy residentBy() {
    return ResolvedBy.of(claim.type());
  }
}
