package io.gridline.connectors.kafka;

import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import io.gridline.schemas.Schemas;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** How the values of the domain stand in the fields of a contract. */
final class Fields {

  private static final byte[] NONE = {};

  private static final Schema CLAIM_HASH = Schemas.CASE.getField("claim_hash").schema();

  private Fields() {}

  static void putTime(GenericRecord to, String field, Instant time) {
    to.put(field, time == null ? null : (Object) time.toEpochMilli());
  }

  static void putBytes(GenericRecord to, String field, byte[] bytes) {
    to.put(field, bytes == null ? null : ByteBuffer.wrap(bytes));
  }

  static void putDivision(GenericRecord to, String field, Division division) {
    to.put(field, division == null ? null : division.code());
  }

  /** Where there is nothing, the contract has null, and the domain an empty text. */
  static void putUnlessEmpty(GenericRecord to, String field, String text) {
    to.put(field, text.isEmpty() ? null : text);
  }

  static void putTexts(GenericRecord to, String field, Collection<String> texts) {
    to.put(field, List.copyOf(texts));
  }

  static void putClaim(GenericRecord to, ClaimRef claim) {
    to.put("claim_type", claim.type().text());
    to.put("claim_valid", claim.valid());
    putHash(to, claim.hash());
    putBytes(to, "claim_sealed", claim.sealed());
  }

  static void putHash(GenericRecord to, ClaimHash hash) {
    to.put("claim_hash", hash == null ? null : new GenericData.Fixed(CLAIM_HASH, bytes(hash)));
  }

  private static byte[] bytes(ClaimHash hash) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(hash.high()).putLong(hash.low()).array();
  }

  static String text(GenericRecord from, String field) {
    return (String) from.get(field);
  }

  static String textOrEmpty(GenericRecord from, String field) {
    String text = text(from, field);
    return text == null ? "" : text;
  }

  static List<String> texts(GenericRecord from, String field) {
    return ((Collection<?>) from.get(field)).stream().map(String.class::cast).toList();
  }

  static int number(GenericRecord from, String field) {
    return (int) from.get(field);
  }

  static boolean flag(GenericRecord from, String field) {
    return (boolean) from.get(field);
  }

  static Instant time(GenericRecord from, String field) {
    Object millis = from.get(field);
    return millis == null ? null : Instant.ofEpochMilli((long) millis);
  }

  static Interval interval(GenericRecord from, String start, String end) {
    return new Interval(time(from, start), time(from, end));
  }

  static byte[] bytes(GenericRecord from, String field) {
    ByteBuffer buffer = (ByteBuffer) from.get(field);
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  static byte[] bytesOrNone(GenericRecord from, String field) {
    byte[] bytes = bytes(from, field);
    return bytes == null ? NONE : bytes;
  }

  static Division division(GenericRecord from, String field) {
    String code = text(from, field);
    return code == null ? null : new Division(code);
  }

  static Source source(GenericRecord from) {
    return Source.feed(text(from, "source")).orElseThrow();
  }

  static ClaimRef claim(GenericRecord from) {
    return new ClaimRef(
        claimType(from), hash(from), flag(from, "claim_valid"), bytes(from, "claim_sealed"));
  }

  static ClaimType claimType(GenericRecord from) {
    String type = text(from, "claim_type");
    return type == null ? null : ClaimType.valueOf(type.toUpperCase(Locale.ROOT));
  }

  static ClaimHash hash(GenericRecord from) {
    GenericFixed fixed = (GenericFixed) from.get("claim_hash");
    if (fixed == null) {
      return null;
    }
    ByteBuffer hash = ByteBuffer.wrap(fixed.bytes());
    return new ClaimHash(hash.getLong(), hash.getLong());
  }
}
