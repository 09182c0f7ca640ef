package io.gridline.ops.simulate;

/** One guest in one room; from and to in minutes of the {@link Timeline}, room empty if unknown. */
record Stay(Hotel hotel, String room, int from, int to) {

  long company() {
    int inHotel = room.isEmpty() ? 0 : Integer.parseInt(room);
    return (1L << 60) + Integer.parseInt(hotel.id().substring(2)) * 100_000L + inHotel;
  }

  boolean companyKnown() {
    return !room.isEmpty();
  }
}
