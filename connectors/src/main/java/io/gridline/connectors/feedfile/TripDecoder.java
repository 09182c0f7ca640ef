package io.gridline.connectors.feedfile;

import io.gridline.connectors.feedfile.Decoded.Accepted;
import io.gridline.connectors.feedfile.Decoded.Rejected;
import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Conveyance;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.IsoTime;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Trip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tickets: rail and aviation differ only in what their columns are called. */
final class TripDecoder implements FeedDecoder {

  private static final Duration LONGEST = Duration.ofDays(31);

  private final Source source;
  private final References references;
  private final FeedColumns columns;
  private final int recordId;
  private final int type;
  private final int number;
  private final int name;
  private final int vehicle;
  private final int date;
  private final int car;
  private final int seat;
  private final int origin;
  private final int departure;
  private final int destination;
  private final int arrival;
  private final List<Integer> beforeVehicle;

  TripDecoder(Source source, References references) {
    boolean rail = source == Source.RAIL;
    this.source = source;
    this.references = references;
    columns = FeedColumns.of(source);
    recordId = columns.position("record_id");
    type = columns.position("document_type");
    number = columns.position("document_number");
    name = columns.position("passenger_name");
    vehicle = columns.position(rail ? "train_no" : "flight_no");
    date = columns.position(rail ? "service_date" : "flight_date");
    car = columns.position("car_no");
    seat = columns.position("seat_no");
    origin = columns.position(rail ? "board_station" : "origin");
    departure = columns.position(rail ? "board_time" : "departure_time");
    destination = columns.position(rail ? "alight_station" : "destination");
    arrival = columns.position(rail ? "alight_time" : "arrival_time");
    beforeVehicle =
        rail
            ? List.of()
            : List.of(
                columns.position("birth_date"),
                columns.position("sex"),
                columns.position("nationality"));
  }

  @Override
  public Decoded decode(TextRow row) {
    if (row.isUndecodable()) {
      return new Rejected(Reason.UNDECODABLE);
    }
    List<String> missing = FeedDecoder.missing(row, columns, number);
    if (!missing.isEmpty()) {
      return new Rejected(Reason.MISSING_VALUE, missing);
    }
    Place from = references.place(source, row.value(origin));
    Place to = references.place(source, row.value(destination));
    if (from == null || to == null) {
      return new Rejected(Reason.UNKNOWN_PLACE, column(from == null ? origin : destination));
    }
    Optional<LocalDate> serviceDate = IsoTime.date(row.value(date));
    Optional<Instant> departs = row.time(departure);
    Optional<Instant> arrives = row.time(arrival);
    if (serviceDate.isEmpty() || departs.isEmpty() || arrives.isEmpty()) {
      int bad = serviceDate.isEmpty() ? date : departs.isEmpty() ? departure : arrival;
      return new Rejected(Reason.BAD_TIME, column(bad));
    }
    if (!Intervals.isGood(departs.get(), arrives.get(), LONGEST)) {
      return new Rejected(Reason.BAD_INTERVAL, column(departure), column(arrival));
    }
    Optional<ClaimType> documentType = ClaimType.document(row.value(type));
    if (documentType.isEmpty()) {
      return new Rejected(Reason.BAD_DOCUMENT_TYPE, "document_type");
    }
    Optional<RevisionColumns> revision = RevisionColumns.of(row, columns);
    if (revision.isEmpty()) {
      return new Rejected(Reason.BAD_REVISION, "revision", "cancelled");
    }
    return new Accepted(
        row.value(recordId),
        revision.get().number(),
        revision.get().cancelled(),
        Claim.document(documentType.get(), row.value(number)),
        row.value(name),
        new Interval(departs.get(), arrives.get()),
        from.division(),
        new Trip(
            to.division(),
            to.name(),
            Conveyance.normal(row.value(vehicle)),
            serviceDate.get().toEpochDay(),
            car < 0 ? "" : Conveyance.normal(row.value(car)),
            Conveyance.normal(row.value(seat))),
        null,
        comparison(row, revision.get().cancelled(), departs.get(), arrives.get()));
  }

  private String column(int position) {
    return columns.names().get(position);
  }

  private byte[] comparison(TextRow row, boolean cancelled, Instant departs, Instant arrives) {
    Comparison comparison =
        new Comparison()
            .flag(cancelled)
            .text(row.value(type))
            .text(row.value(number))
            .text(row.value(name));
    beforeVehicle.forEach(column -> comparison.text(row.value(column)));
    comparison.text(row.value(vehicle)).text(row.value(date));
    if (car >= 0) {
      comparison.text(row.value(car));
    }
    return comparison
        .text(row.value(seat))
        .text(row.value(origin))
        .time(departs)
        .text(row.value(destination))
        .time(arrives)
        .bytes();
  }
}
