package io.gridline.pipelines.identity;

import java.io.Serializable;
import java.time.Instant;

/**
 * The register says that a claim is a person's, for a time.
 *
 * @param household the group that the person's facts are evaluated in
 * @param validFrom null for ever: only subscriptions have a validity
 * @param validTo null while it lasts; the instant itself is outside
 */
public record Binding(
    ClaimHash claim, String personId, String household, Instant validFrom, Instant validTo)
    implements Serializable {

  boolean isValidAt(Instant instant) {
    return (validFrom == null || !instant.isBefore(validFrom))
        && (validTo == null || instant.isBefore(validTo));
  }
}
