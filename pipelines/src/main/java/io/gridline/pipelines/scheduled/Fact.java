package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.entry.Subject;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.Register.PersonKeys;
import io.gridline.pipelines.identity.ResolvedBy;

/**
 * What meets in a household, as one type for Flink to move: a row of the register, a record or a
 * case. Exactly one of the three is set.
 *
 * @param household the group: a household, a person without one, or a visitor
 * @param identity whom of the household it is about, as {@code Subject.identity}
 */
public record Fact(
    String household, String identity, RegisterRow row, Resolved record, IndexCase indexCase) {

  /**
   * A record that is somebody's.
   *
   * @param found without the claim
   * @param visitor the claim of a visitor, else null
   * @param name the name on a visitor's record, else empty
   */
  public record Resolved(FoundPresence found, ResolvedBy resolvedBy, Claim visitor, String name) {}

  /** The group of a visitor's facts. */
  public static String householdOf(ClaimHash visitor) {
    return "visitor:%016x%016x".formatted(visitor.high(), visitor.low());
  }

  /**
   * The group of a person's facts.
   *
   * @param householdId empty when there is none
   */
  static String householdOf(String personId, String householdId) {
    return householdId.isEmpty() ? "person:" + personId : "household:" + householdId;
  }

  /** The group of a person's facts. */
  public static String householdOf(PersonKeys person) {
    return householdOf(person.personId(), person.householdId());
  }

  /** A row is about whom it names. */
  static Fact of(String household, RegisterRow row) {
    return new Fact(household, Subject.identityOf(row.personId()), row, null, null);
  }

  static Fact of(String household, String identity, Resolved record) {
    return new Fact(household, identity, null, record, null);
  }

  /** A case's mark on its person. */
  public static Fact of(String household, String identity, IndexCase indexCase) {
    return new Fact(household, identity, null, null, indexCase);
  }

  boolean isPerson() {
    return row != null && row.person() != null;
  }

  /** What Flink groups by: households that share it are told apart where they meet. */
  long key() {
    return GroupKey.of(household);
  }

  @Override
  public String toString() {
    return "Fact[***]";
  }
}
