package io.gridline.connectors.kafka;

import io.gridline.pipelines.presence.Conveyance;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import io.gridline.schemas.Schemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Revisions on the topics of the feeds. One without a presence is a message too: it supersedes. */
public final class PresenceCodec extends MessageCodec<Revision> {

  private static final long serialVersionUID = 1;

  @Override
  Schema contract() {
    return Schemas.PRESENCE;
  }

  @Override
  void write(Revision revision, GenericRecord to) {
    to.put("source", revision.id().source().text());
    to.put("record_id", revision.id().id());
    to.put("revision", revision.number());
    to.put("cancelled", revision.cancelled());
    to.put("tombstone", revision.isTombstone());
    to.put("claim_valid", false);
    Fields.putBytes(to, "compare_sealed", revision.sealedComparison());
    if (!revision.isTombstone()) {
      write(revision.presence(), to);
    }
  }

  private static void write(Presence presence, GenericRecord to) {
    Fields.putClaim(to, presence.claim());
    byte[] name = presence.sealedName();
    Fields.putBytes(to, "name_sealed", name.length == 0 ? null : name);
    Fields.putTime(to, "started_at", presence.interval().from());
    Fields.putTime(to, "ended_at", presence.interval().to());
    Fields.putDivision(to, "place_code", presence.place());
    if (presence.trip() != null) {
      write(presence.trip(), to);
    }
    if (presence.stay() != null) {
      write(presence.stay(), to);
    }
  }

  private static void write(Trip trip, GenericRecord to) {
    Fields.putDivision(to, "end_code", trip.destination());
    to.put("place_name", trip.destinationName());
    to.put("vehicle", trip.vehicle());
    to.put("service_date", Math.toIntExact(trip.serviceDay()));
    to.put("car", trip.car());
    to.put("seat", trip.seat());
  }

  private static void write(Stay stay, GenericRecord to) {
    to.put("place_name", stay.hotelName());
    to.put("lodging_id", stay.hotelId());
    to.put("room", Conveyance.normal(stay.room()));
    to.put("room_shown", stay.room());
  }

  @Override
  Revision read(GenericRecord from) {
    RecordId id = new RecordId(Fields.source(from), Fields.text(from, "record_id"));
    return new Revision(
        id,
        Fields.number(from, "revision"),
        Fields.flag(from, "cancelled"),
        Fields.flag(from, "tombstone") ? null : presence(id, from),
        Fields.bytes(from, "compare_sealed"));
  }

  private static Presence presence(RecordId id, GenericRecord from) {
    return new Presence(
        id,
        Fields.claim(from),
        Fields.interval(from, "started_at", "ended_at"),
        Fields.division(from, "place_code"),
        from.get("vehicle") == null ? null : trip(from),
        from.get("lodging_id") == null ? null : stay(from),
        Fields.bytesOrNone(from, "name_sealed"));
  }

  private static Trip trip(GenericRecord from) {
    return new Trip(
        Fields.division(from, "end_code"),
        Fields.text(from, "place_name"),
        Fields.text(from, "vehicle"),
        Fields.number(from, "service_date"),
        Fields.textOrEmpty(from, "car"),
        Fields.textOrEmpty(from, "seat"));
  }

  private static Stay stay(GenericRecord from) {
    return new Stay(
        Fields.text(from, "lodging_id"),
        Fields.text(from, "place_name"),
        Fields.textOrEmpty(from, "room_shown"));
  }
}
