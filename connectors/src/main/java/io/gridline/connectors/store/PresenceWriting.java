package io.gridline.connectors.store;

import io.gridline.connectors.columns.ContractWriting;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.presence.Conveyance;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import io.gridline.schemas.Schemas;
import java.nio.ByteBuffer;

/** Revisions as rows of the Avro contract {@code Presence}. */
final class PresenceWriting extends ContractWriting<Revision> {

  private static final Contract CONTRACT = Contract.of(Schemas.PRESENCE);

  private static final Field CANCELLED = CONTRACT.field("cancelled");
  private static final Field CAR = CONTRACT.field("car");
  private static final Field CLAIM_HASH = CONTRACT.field("claim_hash");
  private static final Field CLAIM_SEALED = CONTRACT.field("claim_sealed");
  private static final Field CLAIM_TYPE = CONTRACT.field("claim_type");
  private static final Field CLAIM_VALID = CONTRACT.field("claim_valid");
  private static final Field COMPARE_SEALED = CONTRACT.field("compare_sealed");
  private static final Field END_CODE = CONTRACT.field("end_code");
  private static final Field ENDED_AT = CONTRACT.field("ended_at");
  private static final Field LODGING_ID = CONTRACT.field("lodging_id");
  private static final Field NAME_SEALED = CONTRACT.field("name_sealed");
  private static final Field PLACE_CODE = CONTRACT.field("place_code");
  private static final Field PLACE_NAME = CONTRACT.field("place_name");
  private static final Field RECORD_ID = CONTRACT.field("record_id");
  private static final Field REVISION = CONTRACT.field("revision");
  private static final Field ROOM = CONTRACT.field("room");
  private static final Field ROOM_SHOWN = CONTRACT.field("room_shown");
  private static final Field SEAT = CONTRACT.field("seat");
  private static final Field SERVICE_DATE = CONTRACT.field("service_date");
  private static final Field SOURCE = CONTRACT.field("source");
  private static final Field STARTED_AT = CONTRACT.field("started_at");
  private static final Field TOMBSTONE = CONTRACT.field("tombstone");
  private static final Field VEHICLE = CONTRACT.field("vehicle");

  PresenceWriting() {
    super(CONTRACT);
  }

  @Override
  protected void row(Revision revision) {
    put(SOURCE, revision.id().source().text());
    put(RECORD_ID, revision.id().id());
    put(REVISION, revision.number());
    put(CANCELLED, revision.cancelled());
    put(TOMBSTONE, revision.isTombstone());
    put(CLAIM_VALID, !revision.isTombstone() && revision.presence().claim().valid());
    put(COMPARE_SEALED, revision.sealedComparison());
    if (!revision.isTombstone()) {
      presence(revision.presence());
    }
  }

  private void presence(Presence presence) {
    ClaimRef claim = presence.claim();
    ByteBuffer hash = ByteBuffer.allocate(2 * Long.BYTES);
    hash.putLong(claim.hash().high()).putLong(claim.hash().low());
    put(CLAIM_TYPE, claim.type().text());
    put(CLAIM_HASH, hash.array());
    put(CLAIM_SEALED, claim.sealed());
    if (presence.sealedName().length > 0) {
      put(NAME_SEALED, presence.sealedName());
    }
    put(STARTED_AT, presence.interval().from().toEpochMilli());
    put(ENDED_AT, presence.interval().to().toEpochMilli());
    put(PLACE_CODE, presence.place().code());
    if (presence.trip() != null) {
      trip(presence.trip());
    }
    if (presence.stay() != null) {
      stay(presence.stay());
    }
  }

  private void trip(Trip trip) {
    put(END_CODE, trip.destination().code());
    put(PLACE_NAME, trip.destinationName());
    put(VEHICLE, trip.vehicle());
    put(SERVICE_DATE, Math.toIntExact(trip.serviceDay()));
    put(CAR, trip.car());
    put(SEAT, trip.seat());
  }

  private void stay(Stay stay) {
    put(PLACE_NAME, stay.hotelName());
    put(LODGING_ID, stay.hotelId());
    put(ROOM, Conveyance.normal(stay.room()));
    put(ROOM_SHOWN, stay.room());
  }
}
