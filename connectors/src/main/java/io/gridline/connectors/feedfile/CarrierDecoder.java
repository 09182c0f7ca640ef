package io.gridline.connectors.feedfile;

import io.gridline.connectors.feedfile.Decoded.Accepted;
import io.gridline.connectors.feedfile.Decoded.Rejected;
import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The place is asked first: of a record outside every zone nothing else is looked at. */
final class CarrierDecoder implements FeedDecoder {

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final FeedColumns COLUMNS = FeedColumns.of(Source.CARRIER);
  private static final int RECORD_ID = COLUMNS.position("record_id");
  private static final int MSISDN = COLUMNS.position("msisdn");
  private static final int CELL = COLUMNS.position("cell_id");
  private static final int FROM = COLUMNS.position("seen_from");
  private static final int TO = COLUMNS.position("seen_to");

  /** A cell, and whether any zone has it: asked once for each cell, not for each record. */
  private record Cell(Place place, boolean inZone) {}

  private final Map<String, Cell> cells = new HashMap<>();

  CarrierDecoder(References references, Predicate<Division> asked) {
    references
        .places(Source.CARRIER)
        .forEach((id, place) -> cells.put(id, new Cell(place, asked.test(place.division()))));
  }

  @Override
  public PassOver passOver() {
    return PassOver.of(
        CELL,
        cells.entrySet().stream()
            .filter(cell -> !cell.getValue().inZone())
            .map(Map.Entry::getKey)
            .toList());
  }

  @Override
  public Decoded decode(TextRow row) {
    if (row.isMalformed()) {
      return new Rejected(Reason.UNDECODABLE);
    }
    Cell cell = cells.get(row.value(CELL));
    if (cell != null && !cell.inZone()) {
      return Decoded.Outside.INSTANCE;
    }
    if (row.isUndecodable()) {
      return new Rejected(Reason.UNDECODABLE);
    }
    List<String> missing = FeedDecoder.missing(row, COLUMNS, -1);
    if (!missing.isEmpty()) {
      return new Rejected(Reason.MISSING_VALUE, missing);
    }
    if (cell == null) {
      return new Rejected(Reason.UNKNOWN_PLACE, "cell_id");
    }
    Optional<Instant> from = row.time(FROM);
    Optional<Instant> to = row.time(TO);
    if (from.isEmpty() || to.isEmpty()) {
      return new Rejected(Reason.BAD_TIME, from.isEmpty() ? "seen_from" : "seen_to");
    }
    if (!Intervals.isGood(from.get(), to.get(), LONGEST)) {
      return new Rejected(Reason.BAD_INTERVAL, "seen_from", "seen_to");
    }
    Claim phone = Claim.phone(row.value(MSISDN));
    if (!phone.isValid()) {
      return new Rejected(Reason.BAD_PHONE, "msisdn");
    }
    return new Accepted(
        row.value(RECORD_ID),
        0,
        false,
        phone,
        "",
        new Interval(from.get(), to.get()),
        cell.place().division(),
        null,
        null,
        new Comparison()
            .text(row.value(MSISDN))
            .text(row.value(CELL))
            .time(from.get())
            .time(to.get())
            .bytes());
  }
}
