package io.gridline.pipelines.presence;

import io.gridline.pipelines.identity.ClaimRef;
import java.io.Serializable;

/**
 * Somebody, by a claim, was at a place during an interval. A trip's interval runs from departure to
 * arrival and its place is that of departure; a stay's runs from check-in to check-out.
 *
 * @param claim null once it is known who it was
 * @param trip set for rail and aviation, else null
 * @param stay set for hotel, else null
 * @param sealedName the name on the record, sealed; empty when it has none
 */
public record Presence(
    RecordId id,
    ClaimRef claim,
    Interval interval,
    Division place,
    Trip trip,
    Stay stay,
    byte[] sealedName)
    implements Serializable {

  private static final byte[] NO_NAME = new byte[0];

  /** The same, for when it is known who it was: without the claim and the name. */
  public Presence withoutClaim() {
    return new Presence(id, null, interval, place, trip, stay, NO_NAME);
  }

  /** When and where, and by which claim; nothing else, and nothing that could be opened. */
  public Presence outline() {
    return new Presence(id, claim.withoutSeal(), interval, place, null, null, NO_NAME);
  }

  public Source source() {
    return id.source();
  }

  public boolean isTrip() {
    return trip != null;
  }
}
