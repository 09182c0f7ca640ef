package io.gridline.pipelines.presence;

import java.io.Serializable;

/**
 * One accepted record as it was delivered: a presence and what decides whether it stands (contract,
 * section 2).
 *
 * @param number the revision, 0 by default
 * @param presence null for a tombstone, which only supersedes
 * @param sealedComparison the decoded values in the table's order, sealed; opened only on a tie
 */
public record Revision(
    RecordId id, int number, boolean cancelled, Presence presence, byte[] sealedComparison)
    implements Serializable {

  public boolean isTombstone() {
    return presence == null;
  }

  /** What is left of it where nobody may want what it says any more: it still supersedes. */
  public Revision tombstone() {
    return new Revision(id, number, cancelled, null, sealedComparison);
  }
}
