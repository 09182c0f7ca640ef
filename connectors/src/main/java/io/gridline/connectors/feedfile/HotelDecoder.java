package io.gridline.connectors.feedfile;

import io.gridline.connectors.feedfile.Decoded.Accepted;
import io.gridline.connectors.feedfile.Decoded.Rejected;
import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stays. One without a check-out lasts 24 hours, until a revision says better. */
final class HotelDecoder implements FeedDecoder {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration OPEN_STAY = Duration.ofHours(24);
  private static final FeedColumns COLUMNS = FeedColumns.of(Source.HOTEL);
  private static final int RECORD_ID = COLUMNS.position("record_id");
  private static final int TYPE = COLUMNS.position("document_type");
  private static final int NUMBER = COLUMNS.position("document_number");
  private static final int NAME = COLUMNS.position("guest_name");
  private static final int HOTEL = COLUMNS.position("hotel_id");
  private static final int ROOM = COLUMNS.position("room_no");
  private static final int CHECK_IN = COLUMNS.position("check_in");
  private static final int CHECK_OUT = COLUMNS.position("check_out");

  private final References references;

  HotelDecoder(References references) {
    this.references = references;
  }

  @Override
  public Decoded decode(TextRow row) {
    if (row.isUndecodable()) {
      return new Rejected(Reason.UNDECODABLE);
    }
    List<String> missing = FeedDecoder.missing(row, COLUMNS, NUMBER);
    if (!missing.isEmpty()) {
      return new Rejected(Reason.MISSING_VALUE, missing);
    }
    Place hotel = references.place(Source.HOTEL, row.value(HOTEL));
    if (hotel == null) {
      return new Rejected(Reason.UNKNOWN_PLACE, "hotel_id");
    }
    Optional<Instant> in = row.time(CHECK_IN);
    Optional<Instant> out =
        row.isEmpty(CHECK_OUT) ? in.map(instant -> instant.plus(OPEN_STAY)) : row.time(CHECK_OUT);
    if (in.isEmpty() || out.isEmpty()) {
      return new Rejected(Reason.BAD_TIME, in.isEmpty() ? "check_in" : "check_out");
    }
    if (!Intervals.isGood(in.get(), out.get(), LONGEST)) {
      return new Rejected(Reason.BAD_INTERVAL, "check_in", "check_out");
    }
    Optional<ClaimType> type = ClaimType.document(row.value(TYPE));
    if (type.isEmpty()) {
      return new Rejected(Reason.BAD_DOCUMENT_TYPE, "document_type");
    }
    Optional<RevisionColumns> revision = RevisionColumns.of(row, COLUMNS);
    if (revision.isEmpty()) {
      return new Rejected(Reason.BAD_REVISION, "revision", "cancelled");
    }
    return new Accepted(
        row.value(RECORD_ID),
        revision.get().number(),
        revision.get().cancelled(),
        Claim.document(type.get(), row.value(NUMBER)),
        row.value(NAME),
        new Interval(in.get(), out.get()),
        hotel.division(),
        null,
        new Stay(row.value(HOTEL), hotel.name(), row.value(ROOM)),
        new Comparison()
            .flag(revision.get().cancelled())
            .text(row.value(TYPE))
            .text(row.value(NUMBER))
            .text(row.value(NAME))
            .text(row.value(HOTEL))
            .text(row.value(ROOM))
            .time(in.get())
            .time(out.get())
            .bytes());
  }
}
