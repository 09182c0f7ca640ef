package io.gridline.ops.simulate;

/**
 * One ticket or one stay of one person: what really happened, and what the sender made of it.
 * Exactly one of trip and stay is set.
 */
final class Booking {

  final Person person;
  final Trip trip;
  final Stay stay;

  /** Unique in the world; the record's id is made from it. */
  final long key;

  private Mishap mishap;

  /** Why something of it does not come; null when everything comes. */
  private Dirt lost;

  private boolean firstComes = true;

  private Booking(Person person, Trip trip, Stay stay, long key, Mishap mishap) {
    this.person = person;
    this.trip = trip;
    this.stay = stay;
    this.key = key;
    this.mishap = mishap;
  }

  static Booking ticket(Person person, Trip trip, long key, Mishap mishap) {
    return new Booking(person, trip, null, key, mishap);
  }

  static Booking night(Person person, Stay stay, long key, Mishap mishap) {
    return new Booking(person, null, stay, key, mishap);
  }

  Source source() {
    return trip == null ? Source.HOTEL : trip.source();
  }

  Mishap mishap() {
    return mishap;
  }

  /** For the one case whose seat nobody wrote down. */
  void leaveSeatOut() {
    mishap = Mishap.SEAT_LEFT_OUT;
  }

  /** Nothing of it comes, or has come so far. */
  void neverComes(Dirt why) {
    lost = why;
    firstComes = false;
  }

  /** What was first sent of it comes, what would have followed does not. */
  void onlyFirstComes(Dirt why) {
    lost = why;
  }

  /** Whether it really happened: refunded tickets were not used. */
  boolean happened() {
    return mishap != Mishap.REFUNDED && mishap != Mishap.REFUND_LOST;
  }

  /** Whether the record that counts in the end says that it happened. */
  boolean counts() {
    return switch (mishap) {
      case REJECTED, NEVER_SENT -> false;
      case REFUNDED -> firstComes && lost != null;
      default -> firstComes;
    };
  }

  Document shown() {
    return mishap == Mishap.SECOND_DOCUMENT ? person.second : person.document;
  }

  /** The trip as the record that counts has it. */
  Trip sentTrip() {
    return mishap == Mishap.SEAT_LEFT_OUT
        ? trip.withSeat(0, 0)
        : mishap == Mishap.CORRECTED && lost != null ? wrongTrip() : trip;
  }

  /** The trip as it was first sent, before it was put right. */
  Trip wrongTrip() {
    return trip.withSeat(trip.car(), trip.row() % 9 + 12).departing(trip.departs() - 3);
  }

  /** The stay as it was first sent, before it was put right. */
  Stay wrongStay() {
    return new Stay(stay.hotel(), "0101", stay.from() + 1, stay.to());
  }

  private Stay stayOfOneDay() {
    return new Stay(stay.hotel(), stay.room(), stay.from(), stay.from() + Timeline.DAY);
  }

  /** The stay as the record that counts is read. */
  Stay sentStay() {
    return switch (mishap) {
      case SEAT_LEFT_OUT -> new Stay(stay.hotel(), "", stay.from(), stay.to());
      case CHECK_OUT_OPEN -> stayOfOneDay();
      case CHECK_OUT_LATER -> lost == null ? stay : stayOfOneDay();
      case CORRECTED -> lost == null ? stay : wrongStay();
      default -> stay;
    };
  }

  /** The normal form of a document number with a character missing. */
  Document mistyped() {
    String number = person.document.number();
    return new Document(person.document.type(), "X" + number.substring(2));
  }

  /** What in this record can explain a miss or a wrong listing; null if nothing can. */
  Dirt dirt() {
    if (lost != null && mishap != Mishap.NEVER_SENT && (!firstComes || lacksItsLastWord())) {
      return lost;
    }
    return switch (mishap) {
      case WRONG_CHECK -> Dirt.WRONG_CHECK_CHARACTER;
      case MISTYPED -> Dirt.MISTYPED_DOCUMENT;
      case REJECTED -> Dirt.REJECTED_ROW;
      case NEVER_SENT -> Dirt.NEVER_SENT;
      case REFUND_LOST -> Dirt.REFUND_LOST;
      default -> dirtOfClaim();
    };
  }

  private boolean lacksItsLastWord() {
    return switch (mishap) {
      case REFUNDED, CORRECTED, CHECK_OUT_LATER -> true;
      default -> false;
    };
  }

  private Dirt dirtOfClaim() {
    if (mishap == Mishap.SECOND_DOCUMENT && person.visitor) {
      return Dirt.SECOND_DOCUMENT;
    }
    if (shown().isResidentId()) {
      Dirt flaw = dirtOf(person.numberFlaw);
      if (flaw != null) {
        return flaw;
      }
    }
    return switch (mishap) {
      case SEAT_LEFT_OUT -> stay == null ? Dirt.SEAT_UNKNOWN : Dirt.ROOM_UNKNOWN;
      case CHECK_OUT_OPEN -> Dirt.CHECK_OUT_UNKNOWN;
      default -> null;
    };
  }

  private static Dirt dirtOf(Person.NumberFlaw flaw) {
    return switch (flaw) {
      case WRONG_CHECK -> Dirt.REGISTER_NUMBER_WRONG;
      case NO_NUMBER -> Dirt.NO_NUMBER_IN_REGISTER;
      case SHARED -> Dirt.AMBIGUOUS_NUMBER;
      default -> null;
    };
  }
}
