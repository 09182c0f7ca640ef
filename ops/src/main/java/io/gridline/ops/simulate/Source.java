package io.gridline.ops.simulate;

import java.util.Locale;

/** The four feeds (contract, section 2), in the order in which they are written. */
public enum Source {
  CARRIER("record_id,msisdn,cell_id,seen_from,seen_to"),
  RAIL(
      "record_id,revision,cancelled,document_type,document_number,passenger_name,train_no,"
          + "service_date,car_no,seat_no,board_station,board_time,alight_station,alight_time"),
  AVIATION(
      "record_id,revision,cancelled,document_type,document_number,passenger_name,birth_date,sex,"
          + "nationality,flight_no,flight_date,seat_no,origin,departure_time,destination,"
          + "arrival_time"),
  HOTEL(
      "record_id,revision,cancelled,document_type,document_number,guest_name,hotel_id,room_no,"
          + "check_in,check_out");

  private final String header;

  Source(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The letter that a record's id of this source starts with. */
  char letter() {
    return Character.toLowerCase(name().charAt(0));
  }
}
