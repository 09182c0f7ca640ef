package io.gridline.connectors.store;

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
import java.time.Instant;
import java.util.List;

/** One revision of each kind that a store holds. */
final class Revisions {

  private static final byte[] NO_NAME = {};
  private static final byte[] NAME = {7, 8};
  private static final byte[] COMPARISON = {1, 2, 3};
  private static final Interval BEFORE_1970 =
      new Interval(
          Instant.parse("1969-12-31T23:59:59.999Z"), Instant.parse("1970-01-01T00:00:00Z"));

  private Revisions() {}

  static Revision tombstone(String id) {
    return new Revision(new RecordId(Source.RAIL, id), 0, false, null, COMPARISON);
  }

  static List<Revision> ofEveryKind() {
    Trip trip = new Trip(new Division("33"), "杭州站", "G1", -1, "5", "12F");
    Trip bare = new Trip(new Division("US"), "", "", 20_000, "", "");
    return List.of(
        revision(Source.CARRIER, ClaimType.PHONE, "4201", null, null, NO_NAME),
        revision(Source.RAIL, ClaimType.RESIDENT_ID, "420111", trip, null, NAME),
        revision(Source.AVIATION, ClaimType.OTHER, "JP", bare, null, NO_NAME),
        revision(
            Source.HOTEL,
            ClaimType.TAIWAN_PERMIT,
            "420103001001",
            null,
            new Stay("H1", "江汉饭店", " 0801"),
            NAME),
        revision(Source.HOTEL, ClaimType.PASSPORT, "42", null, new Stay("H2", "", ""), NO_NAME),
        tombstone("r9"),
        new Revision(new RecordId(Source.HOTEL, "h9"), Integer.MAX_VALUE, true, null, COMPARISON));
  }

  private static Revision revision(
      Source source, ClaimType type, String place, Trip trip, Stay stay, byte[] name) {
    RecordId id = new RecordId(source, source.text() + "-𠮷");
    ClaimRef claim =
        new ClaimRef(
            type, new ClaimHash(-1, Long.MIN_VALUE), source == Source.RAIL, new byte[] {9, -9});
    Presence presence = new Presence(id, claim, BEFORE_1970, new Division(place), trip, stay, name);
    return new Revision(id, 3, source == Source.AVIATION, presence, COMPARISON);
  }
}
