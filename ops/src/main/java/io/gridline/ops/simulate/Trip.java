package io.gridline.ops.simulate;

/**
 * One seat on one train or flight between two stops; times in minutes of the {@link Timeline}.
 *
 * @param source RAIL or AVIATION
 * @param number of the train or flight, without its letters
 * @param serviceDay the day on which the train or flight set out
 * @param car from 1, or 0 when it is not known (and for flights)
 * @param row from 1, or 0 when the seat is not known
 */
record Trip(
    Source source,
    int number,
    int serviceDay,
    int car,
    int row,
    char letter,
    Stop from,
    Stop to,
    int departs,
    int arrives) {

  /** What all passengers of the same train or flight of that day share. */
  long conveyance() {
    return (source.ordinal() * 100_000L + number) * 256 + serviceDay + 64;
  }

  /**
   * What all passengers that the order's rules can bring together share: the car, or the flight.
   */
  long company() {
    return conveyance() * 32 + car;
  }

  boolean companyKnown() {
    return source == Source.RAIL ? car > 0 : row > 0;
  }

  Trip withSeat(int otherCar, int otherRow) {
    return new Trip(
        source, number, serviceDay, otherCar, otherRow, letter, from, to, departs, arrives);
  }

  Trip departing(int minute) {
    return new Trip(source, number, serviceDay, car, row, letter, from, to, minute, arrives);
  }

  /** The same train or flight, a day earlier. */
  Trip dayBefore() {
    return new Trip(
        source,
        number,
        serviceDay - 1,
        car,
        row,
        letter,
        from,
        to,
        departs - Timeline.DAY,
        arrives - Timeline.DAY);
  }
}
