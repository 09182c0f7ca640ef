package io.gridline.connectors.feedfile;

import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What of an accepted record goes any further (contract, section 8): of carrier what has something
 * inside a zone and window, of the others every revision, as a tombstone when it ends before
 * anything that an order may look at.
 *
 * @param zones of the orders in force
 * @param recordsFrom the earliest of those orders
 */
public record Wanted(ZoneIndex zones, Instant recordsFrom) implements Serializable {

  /** Empty when it is outside: it is to be counted, and kept nowhere. */
  public Optional<Revision> of(Revision revision) {
    if (revision.id().source() == Source.CARRIER) {
      return zones.covers(revision.presence().place(), revision.presence().interval())
          ? Optional.of(revision)
          : Optional.empty();
    }
    boolean endsTooEarly = revision.presence().interval().to().isBefore(recordsFrom);
    return Optional.of(endsTooEarly ? tombstone(revision) : revision);
  }

  private static Revision tombstone(Revision revision) {
    return revision.tombstone();
  }
}
