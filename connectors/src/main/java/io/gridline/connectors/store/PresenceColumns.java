package io.gridline.connectors.store;

import io.gridline.connectors.columns.Values;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes revisions of the values of a part's columns, as the Avro contract {@code Presence} says.
 */
final class PresenceColumns {

  private static final byte[] NONE = new byte[0];

  private final Values[] values;
  private final Repeated<Source> sources = new Repeated<>(text -> Source.feed(text).orElseThrow());
  private final Repeated<ClaimType> types =
      new Repeated<>(text -> ClaimType.valueOf(text.toUpperCase(Locale.ROOT)));
  private final Repeated<Division> divisions = new Repeated<>(Division::new);
  private final Repeated<String> texts = new Repeated<>(text -> text);

  /**
   * @param values by {@link PartColumn}, of the batch in hand; null for a column that is not read
   */
  PresenceColumns(Values[] values) {
    this.values = values;
  }

  /** The revision of the n-th row in hand. */
  Revision revision(int n) {
    RecordId id = new RecordId(value(PartColumn.SOURCE, sources, n), recordId(n));
    boolean tombstone = number(PartColumn.TOMBSTONE, n) != 0;
    return new Revision(
        id,
        (int) number(PartColumn.REVISION, n),
        number(PartColumn.CANCELLED, n) != 0,
        tombstone ? null : presence(id, n),
        values[PartColumn.COMPARE_SEALED.ordinal()] == null
            ? NONE
            : bytes(PartColumn.COMPARE_SEALED, n));
  }

  private Presence presence(RecordId id, int n) {
    return new Presence(
        id,
        new ClaimRef(
            value(PartColumn.CLAIM_TYPE, types, n),
            hash(n),
            number(PartColumn.CLAIM_VALID, n) != 0,
            bytes(PartColumn.CLAIM_SEALED, n)),
        new Interval(
            Instant.ofEpochMilli(number(PartColumn.STARTED_AT, n)),
            Instant.ofEpochMilli(number(PartColumn.ENDED_AT, n))),
        value(PartColumn.PLACE_CODE, divisions, n),
        isNull(PartColumn.VEHICLE, n) ? null : trip(n),
        isNull(PartColumn.LODGING_ID, n) ? null : stay(n),
        bytes(PartColumn.NAME_SEALED, n));
  }

  private Trip trip(int n) {
    return new Trip(
        value(PartColumn.END_CODE, divisions, n),
        value(PartColumn.PLACE_NAME, texts, n),
        value(PartColumn.VEHICLE, texts, n),
        number(PartColumn.SERVICE_DATE, n),
        value(PartColumn.CAR, texts, n),
        value(PartColumn.SEAT, texts, n));
  }

  private Stay stay(int n) {
    return new Stay(
        value(PartColumn.LODGING_ID, texts, n),
        value(PartColumn.PLACE_NAME, texts, n),
        value(PartColumn.ROOM_SHOWN, texts, n));
  }

  private ClaimHash hash(int n) {
    Values hashes = values[PartColumn.CLAIM_HASH.ordinal()];
    int at = hashes.offset(n);
    return new ClaimHash(
        PartColumn.longAt(hashes.bytes(), at), PartColumn.longAt(hashes.bytes(), at + Long.BYTES));
  }

  private String recordId(int n) {
    Values ids = values[PartColumn.RECORD_ID.ordinal()];
    return new String(ids.bytes(), ids.offset(n), ids.length(n), StandardCharsets.UTF_8);
  }

  private <T> T value(PartColumn column, Repeated<T> made, int n) {
    Values of = values[column.ordinal()];
    return made.of(of.bytes(), of.offset(n), of.length(n));
  }

  private long number(PartColumn column, int n) {
    return values[column.ordinal()].number(n);
  }

  private boolean isNull(PartColumn column, int n) {
    return values[column.ordinal()].isNull(n);
  }

  private byte[] bytes(PartColumn column, int n) {
    Values of = values[column.ordinal()];
    int length = of.length(n);
    return length == 0 ? NONE : Arrays.copyOfRange(of.bytes(), of.offset(n), of.offset(n) + length);
  }
}
