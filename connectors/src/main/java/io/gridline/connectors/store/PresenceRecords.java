package io.gridline.connectors.store;

import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Conveyance;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import io.gridline.schemas.Schemas;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A revision as the Avro contract {@code Presence} has it, and back. */
final class PresenceRecords {

  private static final Schema HASH =
      Schemas.PRESENCE.getField("claim_hash").schema().getTypes().get(1);
  private static final byte[] NONE = new byte[0];
  private static final String COMPARISON = "compare_sealed";

  /** The contract without what decides between two deliveries of one record. */
  static final Schema WITHOUT_COMPARISON =
      Schema.createRecord(
          Schemas.PRESENCE.getName(),
          Schemas.PRESENCE.getDoc(),
          Schemas.PRESENCE.getNamespace(),
          false,
          Schemas.PRESENCE.getFields().stream()
              .filter(field -> !field.name().equals(COMPARISON))
              .map(field -> new Schema.Field(field, field.schema()))
              .toList());

  private PresenceRecords() {}

  static GenericRecord record(Revision revision) {
    GenericRecord record = new GenericData.Record(Schemas.PRESENCE);
    record.put("source", revision.id().source().text());
    record.put("record_id", revision.id().id());
    record.put("revision", revision.number());
    record.put("cancelled", revision.cancelled());
    record.put("tombstone", revision.isTombstone());
    record.put("claim_valid", !revision.isTombstone() && revision.presence().claim().valid());
    record.put(COMPARISON, ByteBuffer.wrap(revision.sealedComparison()));
    if (!revision.isTombstone()) {
      put(record, revision.presence());
    }
    return record;
  }

  private static void put(GenericRecord record, Presence presence) {
    ClaimRef claim = presence.claim();
    ByteBuffer hash = ByteBuffer.allocate(16);
    hash.putLong(claim.hash().high()).putLong(claim.hash().low());
    record.put("claim_type", claim.type().text());
    record.put("claim_hash", new GenericData.Fixed(HASH, hash.array()));
    record.put("claim_sealed", ByteBuffer.wrap(claim.sealed()));
    if (presence.sealedName().length > 0) {
      record.put("name_sealed", ByteBuffer.wrap(presence.sealedName()));
    }
    record.put("started_at", presence.interval().from().toEpochMilli());
    record.put("ended_at", presence.interval().to().toEpochMilli());
    record.put("place_code", presence.place().code());
    if (presence.trip() != null) {
      put(record, presence.trip());
    }
    if (presence.stay() != null) {
      record.put("place_name", presence.stay().hotelName());
      record.put("lodging_id", presence.stay().hotelId());
      record.put("room", Conveyance.normal(presence.stay().room()));
      record.put("room_shown", presence.stay().room());
    }
  }

  private static void put(GenericRecord record, Trip trip) {
    record.put("end_code", trip.destination().code());
    record.put("place_name", trip.destinationName());
    record.put("vehicle", trip.vehicle());
    record.put("service_date", Math.toIntExact(trip.serviceDay()));
    record.put("car", trip.car());
    record.put("seat", trip.seat());
  }

  static Revision revision(GenericRecord record) {
    Source source = Source.feed((String) record.get("source")).orElseThrow();
    RecordId id = new RecordId(source, (String) record.get("record_id"));
    return new Revision(
        id,
        (int) record.get("revision"),
        (boolean) record.get("cancelled"),
        (boolean) record.get("tombstone") ? null : presence(id, record),
        record.hasField(COMPARISON) ? bytes(record.get(COMPARISON)) : NONE);
  }

  private static Presence presence(RecordId id, GenericRecord record) {
    String claimType = (String) record.get("claim_type");
    ByteBuffer hash = ByteBuffer.wrap(((GenericData.Fixed) record.get("claim_hash")).bytes());
    return new Presence(
        id,
        new ClaimRef(
            ClaimType.valueOf(claimType.toUpperCase(Locale.ROOT)),
            new ClaimHash(hash.getLong(), hash.getLong()),
            (boolean) record.get("claim_valid"),
            bytes(record.get("claim_sealed"))),
        new Interval(
            Instant.ofEpochMilli((long) record.get("started_at")),
            Instant.ofEpochMilli((long) record.get("ended_at"))),
        new Division((String) record.get("place_code")),
        record.get("vehicle") == null ? null : trip(record),
        record.get("lodging_id") == null
            ? null
            : new Stay(
                (String) record.get("lodging_id"),
                (String) record.get("place_name"),
                (String) record.get("room_shown")),
        bytes(record.get("name_sealed")));
  }

  private static Trip trip(GenericRecord record) {
    return new Trip(
        new Division((String) record.get("end_code")),
        (String) record.get("place_name"),
        (String) record.get("vehicle"),
        (int) record.get("service_date"),
        (String) record.get("car"),
        (String) record.get("seat"));
  }

  private static byte[] bytes(Object value) {
    if (value == null) {
      return NONE;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
