package io.gridline.ops.simulate.file;

/** A column and what a file with types keeps in it; empty is null in each. */
record Column(String name, Kind kind) {

  enum Kind {
    TEXT,
    /** Milliseconds since 1970 in UTC; a date is its first instant in Asia/Shanghai. */
    INSTANT,
    /** Days since 1970. */
    DATE,
    WHOLE_NUMBER,
    TRUE_OR_FALSE
  }

  /** What a data engineer makes of a column of this name. */
  static Column named(String name) {
    return new Column(
        name,
        switch (name) {
          case "seen_from",
              "seen_to",
              "board_time",
              "alight_time",
              "departure_time",
              "arrival_time",
              "check_in",
              "check_out",
              "valid_from",
              "valid_to" ->
              Kind.INSTANT;
          case "service_date", "flight_date", "birth_date" -> Kind.DATE;
          case "revision" -> Kind.WHOLE_NUMBER;
          case "cancelled" -> Kind.TRUE_OR_FALSE;
          default -> Kind.TEXT;
        });
  }
}
