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

  private RecordConsumer to;

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
    text("source", revision.id().source().text());
    text("record_id", revision.id().id());
    number("revision", revision.number());
    flag("cancelled", revision.cancelled());
    flag("tombstone", revision.isTombstone());
    flag("claim_valid", !revision.isTombstone() && revision.presence().claim().valid());
    bytes("compare_sealed", revision.sealedComparison());
    if (!revision.isTombstone()) {
      presence(revision.presence());
    }
    to.endMessage();
  }

  private void presence(Presence presence) {
    ClaimRef claim = presence.claim();
    ByteBuffer hash = ByteBuffer.allocate(2 * Long.BYTES);
    hash.putLong(claim.hash().high()).putLong(claim.hash().low());
    text("claim_type", claim.type().text());
    bytes("claim_hash", hash.array());
    bytes("claim_sealed", claim.sealed());
    if (presence.sealedName().length > 0) {
      bytes("name_sealed", presence.sealedName());
    }
    longNumber("started_at", presence.interval().from().toEpochMilli());
    longNumber("ended_at", presence.interval().to().toEpochMilli());
    text("place_code", presence.place().code());
    if (presence.trip() != null) {
      trip(presence.trip());
    }
    if (presence.stay() != null) {
      stay(presence.stay());
    }
  }

  private void trip(Trip trip) {
    text("end_code", trip.destination().code());
    text("place_name", trip.destinationName());
    text("vehicle", trip.vehicle());
    number("service_date", Math.toIntExact(trip.serviceDay()));
    text("car", trip.car());
    text("seat", trip.seat());
  }

  private void stay(Stay stay) {
    text("place_name", stay.hotelName());
    text("lodging_id", stay.hotelId());
    text("room", Conveyance.normal(stay.room()));
    text("room_shown", stay.room());
  }

  private void text(String field, String value) {
    start(field);
    to.addBinary(Binary.fromString(value));
    end(field);
  }

  private void bytes(String field, byte[] value) {
    start(field);
    to.addBinary(Binary.fromConstantByteArray(value));
    end(field);
  }

  private void number(String field, int value) {
    start(field);
    to.addInteger(value);
    end(field);
  }

  private void longNumber(String field, long value) {
    start(field);
    to.addLong(value);
    end(field);
  }

  private void flag(String field, boolean value) {
    start(field);
    to.addBoolean(value);
    end(field);
  }

  private void start(String field) {
    to.startField(field, SCHEMA.getFieldIndex(field));
  }

  private void end(String field) {
    to.endField(field, SCHEMA.getFieldIndex(field));
  }
}
