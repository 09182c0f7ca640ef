package io.gridline.connectors.feedfile;

import io.gridline.pipelines.presence.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One row of a feed that a test writes: good in every column until the test says otherwise. */
record FeedRow(Source source, Map<String, String> values) {

  /** With the required columns only. */
  static FeedRow of(Source source) {
    FeedRow empty = new FeedRow(source, Map.of());
    return switch (source) {
      case CARRIER ->
          empty
              .with("record_id", "c1")
              .with("msisdn", "13800000001")
              .with("cell_id", "460-00-1-1")
              .with("seen_from", "2020-01-10T10:00:00+08:00")
              .with("seen_to", "2020-01-10T11:00:00+08:00");
      case RAIL ->
          ticket(empty.with("record_id", "r1"))
              .with("train_no", "G1")
              .with("service_date", "2020-01-10")
              .with("board_station", "WHN")
              .with("board_time", "2020-01-10T10:00:00+08:00")
              .with("alight_station", "HZH")
              .with("alight_time", "2020-01-10T15:00:00+08:00");
      case AVIATION ->
          ticket(empty.with("record_id", "a1"))
              .with("flight_no", "CZ1")
              .with("flight_date", "2020-01-10")
              .with("origin", "WUH")
              .with("departure_time", "2020-01-10T10:00:00+08:00")
              .with("destination", "HGH")
              .with("arrival_time", "2020-01-10T12:00:00+08:00");
      case HOTEL ->
          ticket(empty.with("record_id", "h1"))
              .with("hotel_id", "H1")
              .with("check_in", "2020-01-10T14:00:00+08:00");
      case REGISTER -> throw new IllegalArgumentException("the register is no feed");
    };
  }

  private static FeedRow ticket(FeedRow row) {
    return row.with("document_type", "passport").with("document_number", "E1234567");
  }

  FeedRow with(String column, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new FeedRow(source, changed);
  }

  FeedRow without(String column) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.remove(column);
    return new FeedRow(source, changed);
  }

  /** Columns with a value of the place, the first the one where the record starts. */
  List<String> placeColumns() {
    return switch (source) {
      case CARRIER -> List.of("cell_id");
      case RAIL -> List.of("board_station", "alight_station");
      case AVIATION -> List.of("origin", "destination");
      default -> List.of("hotel_id");
    };
  }

  /** The columns of where it starts and ends in time. */
  List<String> timeColumns() {
    return switch (source) {
      case CARRIER -> List.of("seen_from", "seen_to");
      case RAIL -> List.of("board_time", "alight_time");
      case AVIATION -> List.of("departure_time", "arrival_time");
      default -> List.of("check_in", "check_out");
    };
  }

  FeedRow during(String from, String to) {
    return with(timeColumns().get(0), from).with(timeColumns().get(1), to);
  }

  String header() {
    return String.join(",", values.keySet()) + "\n";
  }

  String line() {
    return values.values().stream()
            .map(value -> '"' + value.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }
}
