package io.gridline.pipelines.identity;

import java.io.Serializable;

/**
 * What the pipelines may ask of the gate's keys: hash a claim of the register, open one that was
 * found.
 */
public interface ClaimVault extends Serializable {

  ClaimHash hash(Claim claim);

  /** The claim behind the gate's seal. */
  Claim open(ClaimRef claim);

  /** The name on a record; empty when {@code sealedName} is. */
  String openName(byte[] sealedName);

  /** The decoded values of a record, as they compare. */
  byte[] openComparison(byte[] sealedComparison);
}
