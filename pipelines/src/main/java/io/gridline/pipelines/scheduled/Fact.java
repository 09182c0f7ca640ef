package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.identity.Binding;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.ResolvedBy;
import java.util.List;

/**
 * The streams that meet in a household, as one type each for Flink to move: exactly one component
 * is set.
 */
public final class Fact {

  private Fact() {}

  /**
   * What is keyed by a claim: a record that bears it, or a person whom the register gives it to.
   */
  public record OfClaim(ClaimHash claim, FoundPresence presence, Binding binding) {}

  /**
   * What is keyed by a household.
   *
   * @param household the group: a household, a person without one, or a visitor
   * @param identity whom of the household it is about, as {@code Subject.identity}
   */
  public record OfHousehold(
      String household, String identity, Member member, Resolved sighting, IndexCase indexCase) {

    @Override
    public String toString() {
      return "Fact.OfHousehold[***]";
    }
  }

  /** A person of the register with all travel documents and subscriptions. */
  public record Member(Person person, List<Document> documents, List<Subscription> subscriptions) {}

  /**
   * A record that is somebody's.
   *
   * @param visitor the claim of a visitor, else null
   * @param name the name on a visitor's record, else empty
   */
  public record Resolved(FoundPresence found, ResolvedBy resolvedBy, Claim visitor, String name) {}

  /** The group of a visitor's facts. */
  public static String householdOf(ClaimHash visitor) {
    return "visitor:%016x%016x".formatted(visitor.high(), visitor.low());
  }

  /** The group of a person's facts. */
  public static String householdOf(Person person) {
    return person.householdId().isEmpty()
        ? "person:" + person.personId()
        : "household:" + person.householdId();
  }
}
