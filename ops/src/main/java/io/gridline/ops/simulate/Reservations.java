package io.gridline.ops.simulate;

import java.util.List;

/** The tickets and hotel stays that journeys need, each with the mishap that befalls its record. */
final class Reservations {

  private final long seed;
  private final Hotels hotels;

  Reservations(long seed, Hotels hotels) {
    this.seed = seed;
    this.hotels = hotels;
  }

  void lodge(Block block, List<Person> party, Dice dice, String city, int arrives, int leaves) {
    Hotel hotel = hotels.anyIn(city, dice);
    int from = arrives + dice.between(30, 150);
    int to = leaves - dice.between(60, 200);
    if (hotel == null || to <= from || from >= Timeline.END) {
      return;
    }
    int room = 100 * dice.between(2, 29) + dice.between(1, 40);
    for (int n = 0; n < party.size(); n++) {
      Stay stay = new Stay(hotel, Integer.toString(room + n / 2), from, to);
      add(block, party.get(n), null, stay);
    }
  }

  /** A ticket for an earlier hour that was given back. */
  void refund(Block block, Person person, Trip used, Dice dice) {
    Mishap mishap = dice.perMille(60) ? Mishap.REFUND_LOST : Mishap.REFUNDED;
    Trip ticket = used.dayBefore();
    if (ticket.departs() >= 0) {
      List<Booking> bookings = block.bookings.get(person.slot);
      bookings.add(Booking.ticket(person, ticket, key(person, bookings.size()), mishap));
    }
  }

  void add(Block block, Person person, Trip trip, Stay stay) {
    List<Booking> bookings = block.bookings.get(person.slot);
    long key = key(person, bookings.size());
    Dice dice = Dice.of(seed, Purpose.MISHAPS, key);
    Source source = trip == null ? Source.HOTEL : trip.source();
    Mishap mishap = Mishap.any(dice, person, source);
    bookings.add(
        trip == null
            ? Booking.night(person, stay, key, mishap)
            : Booking.ticket(person, trip, key, mishap));
  }

  private static long key(Person person, int n) {
    return person.index * 64 + n;
  }
}
