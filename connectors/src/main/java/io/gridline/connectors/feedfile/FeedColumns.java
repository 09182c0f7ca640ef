package io.gridline.connectors.feedfile;

import io.gridline.pipelines.presence.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a feed, in the sequence of the contract's table (section 2). */
record FeedColumns(List<String> names, List<String> required, Map<String, Integer> positions) {

  private static final FeedColumns CARRIER =
      of("record_id", "msisdn", "cell_id", "seen_from", "seen_to");
  private static final FeedColumns RAIL =
      of(
          "record_id",
          "*revision",
          "*cancelled",
          "document_type",
          "document_number",
          "*passenger_name",
          "train_no",
          "service_date",
          "*car_no",
          "*seat_no",
          "board_station",
          "board_time",
          "alight_station",
          "alight_time");
  private static final FeedColumns AVIATION =
      of(
          "record_id",
          "*revision",
          "*cancelled",
          "document_type",
          "document_number",
          "*passenger_name",
          "*birth_date",
          "*sex",
          "*nationality",
          "flight_no",
          "flight_date",
          "*seat_no",
          "origin",
          "departure_time",
          "destination",
          "arrival_time");
  private static final FeedColumns HOTEL =
      of(
          "record_id",
          "*revision",
          "*cancelled",
          "document_type",
          "document_number",
          "*guest_name",
          "hotel_id",
          "*room_no",
          "check_in",
          "*check_out");

  static FeedColumns of(Source source) {
    return switch (source) {
      case CARRIER -> CARRIER;
      case RAIL -> RAIL;
      case AVIATION -> AVIATION;
      case HOTEL -> HOTEL;
      case REGISTER -> throw new IllegalArgumentException("the register is no feed");
    };
  }

  /** Optional columns are marked by an asterisk. */
  private static FeedColumns of(String... marked) {
    List<String> names = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (String column : marked) {
      boolean optional = column.startsWith("*");
      names.add(optional ? column.substring(1) : column);
      if (!optional) {
        required.add(column);
      }
    }
    Map<String, Integer> positions = new HashMap<>();
    names.forEach(name -> positions.put(name, positions.size()));
    return new FeedColumns(List.copyOf(names), List.copyOf(required), Map.copyOf(positions));
  }

  int position(String name) {
    return positions.getOrDefault(name, -1);
  }
}
