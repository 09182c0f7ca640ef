package io.gridline.pipelines.contact;

import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Rule.LodgingScope;
import io.gridline.pipelines.order.Rule.TravelScope;
import io.gridline.pipelines.presence.Conveyance;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where two records have to agree to the letter for a contact rule: a car on a train of a day, a
 * flight of a day, a hotel, a room. Empty parts equal nothing, so a record that lacks one has no
 * meeting point. A whole hotel has an empty room.
 */
record MeetingPoint(Source source, String vehicleOrHotel, long day, String carOrRoom)
    implements Serializable {

  static Optional<MeetingPoint> of(Rule.CoTravel rule, Presence presence) {
    boolean asked = presence.trip() != null && rule.sources().contains(presence.source());
    if (!asked || (rule.scope() == TravelScope.ROWS && row(presence).isEmpty())) {
      return Optional.empty();
    }
    return ofTrip(presence);
  }

  private static Optional<MeetingPoint> ofTrip(Presence presence) {
    Trip trip = presence.trip();
    boolean rail = presence.source() == Source.RAIL;
    if (trip.vehicle().isEmpty() || (rail && trip.car().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new MeetingPoint(
            presence.source(), trip.vehicle(), trip.serviceDay(), rail ? trip.car() : ""));
  }

  static Optional<MeetingPoint> of(Rule.CoLodging rule, Presence presence) {
    Stay stay = presence.stay();
    if (stay == null || !rule.sources().contains(presence.source())) {
      return Optional.empty();
    }
    boolean sameRoom = rule.scope() == LodgingScope.ROOM;
    String room = sameRoom ? Conveyance.normal(stay.room()) : "";
    return sameRoom && room.isEmpty() ? Optional.empty() : Optional.of(ofStay(presence, room));
  }

  private static MeetingPoint ofStay(Presence presence, String room) {
    return new MeetingPoint(presence.source(), presence.stay().hotelId(), 0, room);
  }

  /**
   * Every point at which a record could meet another one under some rule; of a stay the whole hotel
   * comes first.
   */
  static List<MeetingPoint> all(Presence presence) {
    if (presence.trip() != null) {
      return ofTrip(presence).stream().toList();
    }
    if (presence.stay() == null) {
      return List.of();
    }
    MeetingPoint hotel = ofStay(presence, "");
    String room = Conveyance.normal(presence.stay().room());
    return room.isEmpty() ? List.of(hotel) : List.of(hotel, ofStay(presence, room));
  }

  /** As a key; no part has a NUL. */
  String text() {
    return String.join("\0", source.text(), vehicleOrHotel, Long.toString(day), carOrRoom);
  }

  static OptionalLong row(Presence presence) {
    return new Seat(presence.trip().seat()).row();
  }
}
