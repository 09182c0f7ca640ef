package io.gridline.pipelines.identity;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All bindings that the register has for the claims in question, in arrays: small, and quick to
 * send to where records are resolved.
 */
public final class Bindings implements Serializable {

  private static final long serialVersionUID = 1;

  private final ClaimHashes claims;
  private final int[] starts;
  private final String[] persons;
  private final String[] households;
  private final Instant[] validFrom;
  private final Instant[] validTo;

  private Bindings(Map<ClaimHash, List<Binding>> byClaim) {
    claims = ClaimHashes.of(byClaim.keySet());
    starts = new int[byClaim.size() + 1];
    int size = byClaim.values().stream().mapToInt(List::size).sum();
    persons = new String[size];
    households = new String[size];
    validFrom = new Instant[size];
    validTo = new Instant[size];
    int claim = 0;
    int next = 0;
    for (List<Binding> bindings : byClaim.values()) {
      for (Binding binding : bindings) {
        persons[next] = binding.personId();
        households[next] = binding.household();
        validFrom[next] = binding.validFrom();
        validTo[next] = binding.validTo();
        next++;
      }
      starts[++claim] = next;
    }
  }

  public static Bindings of(Collection<Binding> all) {
    Map<ClaimHash, List<Binding>> byClaim = new LinkedHashMap<>();
    for (Binding binding : all) {
      byClaim.computeIfAbsent(binding.claim(), claim -> new ArrayList<>(1)).add(binding);
    }
    return new Bindings(byClaim);
  }

  /** The bindings of a claim; none when the register does not know it. */
  public List<Binding> of(ClaimHash claim) {
    int index = claims.index(claim.high(), claim.low());
    if (index < 0) {
      return List.of();
    }
    List<Binding> found = new ArrayList<>(starts[index + 1] - starts[index]);
    for (int i = starts[index]; i < starts[index + 1]; i++) {
      found.add(new Binding(claim, persons[i], households[i], validFrom[i], validTo[i]));
    }
    return found;
  }

  @Override
  public String toString() {
    return "Bindings[" + claims.size() + " claims]";
  }
}
