package io.gridline.pipelines.entry;

import io.gridline.pipelines.exposure.Sighting;
import io.gridline.pipelines.presence.CodePoints;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Somebody was seen at a place at an instant: a hotel at check-in, a trip's arrival place at its
 * arrival (contract, section 6).
 *
 * @param text the place's name and, for a hotel with a room, a space and the room
 */
record Whereabouts(Instant at, Division place, String text) {

  /** The latest last; of two at one instant the greater code, then the greater text, last. */
  static final Comparator<Whereabouts> ORDER =
      Comparator.comparing(Whereabouts::at)
          .thenComparing(Whereabouts::place)
          .thenComparing(Whereabouts::text, CodePoints.ORDER);

  static List<Whereabouts> of(Collection<Sighting> sightings, Set<Source> routeBy, Instant asOf) {
    return sightings.stream()
        .map(Sighting::presence)
        .filter(presence -> routeBy.contains(presence.source()))
        .filter(presence -> presence.interval().from().isBefore(asOf))
        .map(Whereabouts::of)
        .filter(whereabouts -> whereabouts.at.isBefore(asOf))
        .toList();
  }

  private static Whereabouts of(Presence presence) {
    if (presence.isTrip()) {
      return new Whereabouts(
          presence.interval().to(),
          presence.trip().destination(),
          presence.trip().destinationName());
    }
    String room = presence.stay().room();
    String name = presence.stay().hotelName();
    return new Whereabouts(
        presence.interval().from(), presence.place(), room.isEmpty() ? name : name + " " + room);
  }
}
