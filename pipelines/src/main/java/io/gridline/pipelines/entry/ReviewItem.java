package io.gridline.pipelines.entry;

import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.presence.Presence;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a clerk has to find out before somebody can be listed, or traced. Published
 * encrypted.
 *
 * @param caseId of the case in question, empty when it is about no case
 * @param presence the record in question, the least by its id when there are several; null without
 *     one
 * @param records how many records of the claim wait for the answer
 * @param claim the claim in question; null without one
 * @param matches ids of the persons that the claim matches
 * @param householdId of the household in question, empty without one
 */
public record ReviewItem(
    String order,
    Reason reason,
    String caseId,
    Presence presence,
    int records,
    ClaimRef claim,
    List<String> matches,
    String householdId)
    implements Serializable {

  /** What is asked of the clerk. */
  public enum Reason {
    MALFORMED_NUMBER("a resident number of another form, or with a wrong check character"),
    AMBIGUOUS_CLAIM("the claim matches more than one person of the register"),
    CASE_PLACE_UNKNOWN("the case's car, row or room is not known"),
    HOUSEHOLD_OVER_LIMIT("a household larger than the order's household_limit was not brought");

    private final String meaning;

    Reason(String meaning) {
      this.meaning = meaning;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words, for the clerk. */
    public String meaning() {
      return meaning;
    }
  }

  /** About a claim that stands on records. */
  public static ReviewItem ofRecords(
      String order, Reason reason, Presence least, int records, List<String> matches) {
    return new ReviewItem(order, reason, "", least, records, least.claim(), matches, "");
  }

  /** About a case's own claim. */
  public static ReviewItem ofCase(
      String order, Reason reason, String caseId, ClaimRef claim, List<String> matches) {
    return new ReviewItem(order, reason, caseId, null, 0, claim, matches, "");
  }

  /** About where a case sat or slept. */
  public static ReviewItem ofCaseVisit(String order, String caseId, Presence visit) {
    return new ReviewItem(
        order, Reason.CASE_PLACE_UNKNOWN, caseId, visit, 1, visit.claim(), List.of(), "");
  }

  /** About a household that somebody would have brought, were it smaller. */
  public static ReviewItem ofHousehold(String order, HouseholdFacts household) {
    List<String> members =
        household.members().stream().map(m -> m.subject().person().personId()).sorted().toList();
    return new ReviewItem(
        order, Reason.HOUSEHOLD_OVER_LIMIT, "", null, 0, null, members, household.householdId());
  }

  @Override
  public String toString() {
    return "ReviewItem[" + order + ", " + reason.text() + "]";
  }
}
