package io.gridline.ops.simulate;

/** What really happened, or what the records that were sent, rightly read, say. */
enum View {
  REAL,
  SENT;

  boolean holds(Booking booking) {
    return this == REAL ? booking.happened() : booking.counts();
  }

  Trip trip(Booking booking) {
    return this == REAL ? booking.trip : booking.sentTrip();
  }

  Stay stay(Booking booking) {
    return this == REAL ? booking.stay : booking.sentStay();
  }

  /** Whose record it is: an identity, or null when it belongs to nobody (clerical review). */
  String whose(Booking booking) {
    return this == REAL ? booking.person.identity() : claimed(booking);
  }

  private static String claimed(Booking booking) {
    Person person = booking.person;
    switch (booking.mishap()) {
      case WRONG_CHECK:
        return null;
      case MISTYPED:
        return booking.mistyped().visitorIdentity();
      default:
        break;
    }
    Document shown = booking.shown();
    if (person.visitor) {
      return shown.visitorIdentity();
    }
    if (!shown.isResidentId()) {
      return person.identity();
    }
    return switch (person.numberFlaw) {
      case WRONG_CHECK, NO_NUMBER -> shown.visitorIdentity();
      case SHARED -> person.partner >= 0 ? shown.visitorIdentity() : null;
      default -> person.identity();
    };
  }
}
