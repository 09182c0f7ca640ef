package io.gridline.pipelines.identity;

import java.io.Serializable;

/**
 * A claim behind the gate: its hash to compare, its seal to open where it must be matched or shown.
 *
 * @param valid what {@link Claim#isValid} said at the gate; a claim that is not goes to clerical
 *     review
 */
public record ClaimRef(ClaimType type, ClaimHash hash, boolean valid, byte[] sealed)
    implements Serializable {

  private static final byte[] NO_SEAL = {};

  /** Can be compared, and neither matched nor shown. */
  public ClaimRef withoutSeal() {
    return new ClaimRef(type, hash, valid, NO_SEAL);
  }
}
