package io.gridline.connectors.store;

import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.presence.Conveyance;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import io.gridline.schemas.Schemas;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes revisions as the Avro contract {@code Presence} says, value by value into the columns: a
 * generic record in between would cost more than all else.
 */
final class PresenceWriting extends WriteSupport<Revision> {

  private static final MessageType SCHEMA =
      new AvroSchemaConverter(new PlainParquetConfiguration()).convert(Schemas.PRESENCE);

  private static final Field CANCELLED = new Field("cancelled");
  private static final Field CAR = new Field("car");
  private static final Field CLAIM_HASH = new Field("claim_hash");
  private static final Field CLAIM_SEALED = new Field("claim_sealed");
  private static final Field CLAIM_TYPE = new Field("claim_type");
  private static final Field CLAIM_VALID = new Field("claim_valid");
  private static final Field COMPARE_SEALED = new Field("compare_sealed");
  private static final Field END_CODE = new Field("end_code");
  private static final Field ENDED_AT = new Field("ended_at");
  private static final Field LODGING_ID = new Field("lodging_id");
  private static final Field NAME_SEALED = new Field("name_sealed");
  private static final Field PLACE_CODE = new Field("place_code");
  private static final Field PLACE_NAME = new Field("place_name");
  private static final Field RECORD_ID = new Field("record_id");
  private static final Field REVISION = new Field("revision");
  private static final Field ROOM = new Field("room");
  private static final Field ROOM_SHOWN = new Field("room_shown");
  private static final Field SEAT = new Field("seat");
  private static final Field SERVICE_DATE = new Field("service_date");
  private static final Field SOURCE = new Field("source");
  private static final Field STARTED_AT = new Field("started_at");
  private static final Field TOMBSTONE = new Field("tombstone");
  private static final Field VEHICLE = new Field("vehicle");

  private RecordConsumer to;

  /** A field of the contract and its place in it. */
  private record Field(String name, int index) {
    Field(String name) {
      this(name, SCHEMA.getFieldIndex(name));
    }
  }

  /** Builds writers of revisions. */
  static final class Builder extends ParquetWriter.Builder<Revision, Builder> {

    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Revision> getWriteSupport(Configuration configuration) {
      return new PresenceWriting();
    }

    @Override
    protected WriteSupport<Revision> getWriteSupport(ParquetConfiguration configuration) {
      return new PresenceWriting();
    }
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private static WriteContext context() {
    return new WriteContext(SCHEMA, Map.of("parquet.avro.schema", Schemas.PRESENCE.toString()));
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    to = consumer;
  }

  @Override
  public void write(Revision revision) {
    to.startMessage();
    text(SOURCE, revision.id().source().text());
    text(RECORD_ID, revision.id().id());
    number(REVISION, revision.number());
    flag(CANCELLED, revision.cancelled());
    flag(TOMBSTONE, revision.isTombstone());
    flag(CLAIM_VALID, !revision.isTombstone() && revision.presence().claim().valid());
    bytes(COMPARE_SEALED, revision.sealedComparison());
    if (!revision.isTombstone()) {
      presence(revision.presence());
    }
    to.endMessage();
  }

  private void presence(Presence presence) {
    ClaimRef claim = presence.claim();
    ByteBuffer hash = ByteBuffer.allocate(2 * Long.BYTES);
    hash.putLong(claim.hash().high()).putLong(claim.hash().low());
    text(CLAIM_TYPE, claim.type().text());
    bytes(CLAIM_HASH, hash.array());
    bytes(CLAIM_SEALED, claim.sealed());
    if (presence.sealedName().length > 0) {
      bytes(NAME_SEALED, presence.sealedName());
    }
    longNumber(STARTED_AT, presence.interval().from().toEpochMilli());
    longNumber(ENDED_AT, presence.interval().to().toEpochMilli());
    text(PLACE_CODE, presence.place().code());
    if (presence.trip() != null) {
      trip(presence.trip());
    }
    if (presence.stay() != null) {
      stay(presence.stay());
    }
  }

  private void trip(Trip trip) {
    text(END_CODE, trip.destination().code());
    text(PLACE_NAME, trip.destinationName());
    text(VEHICLE, trip.vehicle());
    number(SERVICE_DATE, Math.toIntExact(trip.serviceDay()));
    text(CAR, trip.car());
    text(SEAT, trip.seat());
  }

  private void stay(Stay stay) {
    text(PLACE_NAME, stay.hotelName());
    text(LODGING_ID, stay.hotelId());
    text(ROOM, Conveyance.normal(stay.room()));
    text(ROOM_SHOWN, stay.room());
  }

  private void text(Field field, String value) {
    start(field);
    to.addBinary(Binary.fromString(value));
    end(field);
  }

  private void bytes(Field field, byte[] value) {
    start(field);
    to.addBinary(Binary.fromConstantByteArray(value));
    end(field);
  }

  private void number(Field field, int value) {
    start(field);
    to.addInteger(value);
    end(field);
  }

  private void longNumber(Field field, long value) {
    start(field);
    to.addLong(value);
    end(field);
  }

  private void flag(Field field, boolean value) {
    start(field);
    to.addBoolean(value);
    end(field);
  }

  private void start(Field field) {
    to.startField(field.name(), field.index());
  }

  private void end(Field field) {
    to.endField(field.name(), field.index());
  }
}
