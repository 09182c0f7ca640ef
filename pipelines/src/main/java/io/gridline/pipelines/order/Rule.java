package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Source;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * One rule of an order (contract, section 4). {@code sources} are those whose records may meet it.
 */
public sealed interface Rule extends Serializable {

  String id();

  Level level();

  Set<Source> sources();

  /** Met by all presences inside one zone when their union lasts at least {@code minDwell}. */
  record ZonePresence(String id, Level level, Set<Source> sources, Duration minDwell)
      implements Rule {}

  /**
   * Met by a trip out of a zone that ends, or is followed within {@code within} by one that ends,
   * in the jurisdiction.
   */
  record ZoneArrival(String id, Level level, Set<Source> sources, Duration within)
      implements Rule {}

  /** Met by a person registered in the jurisdiction whose residence lies in a zone. */
  record ZoneResidence(String id, Level level) implements Rule {
    @Override
    public Set<Source> sources() {
      return Set.of();
    }
  }

  /**
   * Met by a trip shared with an index case. {@code rows} is used by {@link TravelScope#ROWS} only.
   */
  record CoTravel(String id, Level level, Set<Source> sources, TravelScope scope, int rows)
      implements Rule {}

  /** Met by a stay shared with an index case. */
  record CoLodging(String id, Level level, Set<Source> sources, LodgingScope scope)
      implements Rule {}

  /**
   * Met by living with an index case, or with somebody who has open evidence of a rule in {@code
   * of}.
   */
  record Household(String id, Level level, Set<String> of) implements Rule {
    @Override
    public Set<Source> sources() {
      return Set.of();
    }
  }

  /** How near a fellow passenger has to sit. */
  enum TravelScope {
    CAR,
    ROWS
  }

  /** How near a fellow guest has to sleep. */
  enum LodgingScope {
    HOTEL,
    ROOM
  }
}
