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
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where two records have to agree to the letter for a contact rule: a car on a train of a day, a
 * flight of a day, a hotel, a room. Empty parts equal nothing, so a record that lacks one has no
 * meeting point.
 */
record MeetingPoint(Source source, String vehicleOrHotel, long day, String carOrRoom)
    implements Serializable {

  static Optional<MeetingPoint> of(Rule.CoTravel rule, Presence presence) {
    Trip trip = presence.trip();
    if (trip == null || !rule.sources().contains(presence.source()) || trip.vehicle().isEmpty()) {
      return Optional.empty();
    }
    boolean rail = presence.source() == Source.RAIL;
    if (rail && trip.car().isEmpty()) {
      return Optional.empty();
    }
    if (rule.scope() == TravelScope.ROWS && row(presence).isEmpty()) {
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
    return sameRoom && room.isEmpty()
        ? Optional.empty()
        : Optional.of(new MeetingPoint(presence.source(), stay.hotelId(), 0, room));
  }

  static OptionalLong row(Presence presence) {
    return new Seat(presence.trip().seat()).row();
  }
}
