package io.gridline.pipelines.contact;

import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.presence.Interval;
import java.io.Serializable;

/**
 * One delivery of a case, behind the gate; deliveries of one case_id are chosen between like those
 * of a record.
 *
 * @param order the order it belongs to, empty for every order
 * @param sealedComparison the decoded values in the table's order, sealed; opened only on a tie
 */
public record CaseDelivery(
    String caseId,
    int revision,
    boolean cancelled,
    String order,
    ClaimRef claim,
    Interval infectious,
    byte[] sealedComparison)
    implements Serializable {

  /** What is left of it where its order is no more: it still supersedes. */
  public CaseDelivery tombstone() {
    return new CaseDelivery(caseId, revision, true, "", claim, infectious, sealedComparison);
  }
}
