package io.gridline.ops.simulate;

import java.nio.charset.Charset;
import java.time.LocalDate;

/**
 * Writes what senders send: one booking or sighting as its rows, with whatever mishap befell it.
 */
final class FeedRows {

  static final Charset GB18030 = Charset.forName("GB18030");

  private final long seed;
  private final Cells cells;
  private final Numbers numbers;
  private final RecordIds ids;
  private final FileDays days;
  private final Chunks chunks;

  FeedRows(long seed, Cells cells, Numbers numbers, RecordIds ids, FileDays days, Chunks chunks) {
    this.seed = seed;
    this.cells = cells;
    this.numbers = numbers;
    this.ids = ids;
    this.days = days;
    this.chunks = chunks;
  }

  void booking(Booking booking) {
    Source source = booking.source();
    int first = days.first(booking);
    int last = days.last(booking);
    switch (booking.mishap()) {
      case NEVER_SENT -> {}
      case REJECTED -> {
        Fault[] faults = Fault.of(source);
        Fault fault = faults[(int) Math.floorMod(booking.key * 31 + first, (long) faults.length)];
        row(chunks.of(source, first), booking, 0, Wrong.NOTHING, fault);
      }
      case LATE -> row(chunks.late(source, first), booking, 0, Wrong.NOTHING, null);
      case REPEATED -> {
        row(chunks.of(source, first), booking, 0, Wrong.NOTHING, null);
        row(chunks.late(source, last), booking, 0, Wrong.NOTHING, null);
      }
      case CORRECTED -> {
        row(chunks.of(source, first), booking, 0, Wrong.PLACE_AND_TIME, null);
        row(chunks.of(source, last), booking, 1, Wrong.NOTHING, null);
      }
      case CHECK_OUT_LATER -> {
        row(chunks.of(source, first), booking, 0, Wrong.NO_CHECK_OUT, null);
        row(chunks.of(source, last), booking, 1, Wrong.NOTHING, null);
      }
      case REFUNDED, REFUND_LOST -> {
        row(chunks.of(source, first), booking, 0, Wrong.NOTHING, null);
        boolean lost = booking.mishap() == Mishap.REFUND_LOST;
        row(chunks.of(source, last), booking, 1, Wrong.CANCELLED, lost ? Fault.BAD_REVISION : null);
      }
      default -> row(chunks.of(source, first), booking, 0, Wrong.NOTHING, null);
    }
  }

  /** What a revision says otherwise than the truth. */
  private enum Wrong {
    NOTHING,
    PLACE_AND_TIME,
    NO_CHECK_OUT,
    CANCELLED
  }

  private void row(RowBuffer to, Booking booking, int revision, Wrong wrong, Fault fault) {
    if (to == null) {
      return;
    }
    if (fault == Fault.UNDECODABLE) {
      to.line(fault.undecodable(booking.source(), ids.of(booking.key)));
      return;
    }
    to.id(booking.source().letter(), ids.of(booking.key));
    to.text(fault == Fault.BAD_REVISION ? "latest" : revision == 0 ? "" : "1");
    to.text(wrong == Wrong.CANCELLED ? "true" : (booking.key & 3) == 0 ? "" : "false");
    Document shown = booking.shown();
    to.text(fault == Fault.BAD_DOCUMENT_TYPE ? "identity card" : shown.type());
    to.text(fault == Fault.MISSING_VALUE ? "" : Written.number(booking));
    to.text(name(booking.person));
    if (booking.stay != null) {
      stay(to, booking, wrong, fault);
    } else {
      trip(to, booking, wrong, fault);
    }
    to.endRow();
  }

  private void stay(RowBuffer to, Booking booking, Wrong wrong, Fault fault) {
    Stay stay = wrong == Wrong.PLACE_AND_TIME ? booking.wrongStay() : booking.stay;
    boolean noRoom = booking.mishap() == Mishap.SEAT_LEFT_OUT;
    to.text(fault == Fault.UNKNOWN_PLACE ? "HT99999" : stay.hotel().id());
    to.text(noRoom ? "" : stay.room());
    time(to, stay.from(), fault);
    if (booking.mishap() == Mishap.CHECK_OUT_OPEN || wrong == Wrong.NO_CHECK_OUT) {
      to.text("");
    } else {
      to.time(fault == Fault.BAD_INTERVAL ? stay.from() - 60 : stay.to());
    }
  }

  private void trip(RowBuffer to, Booking booking, Wrong wrong, Fault fault) {
    Trip trip = wrong == Wrong.PLACE_AND_TIME ? booking.wrongTrip() : booking.trip;
    boolean rail = trip.source() == Source.RAIL;
    if (!rail) {
      LocalDate born = numbers.birthDate(booking.person.index);
      to.text(born.toString()).text(numbers.isMale(booking.person.index) ? "M" : "F");
      to.text(booking.shown().isResidentId() ? "CN" : "");
    }
    to.text((rail ? "G" : "XG") + trip.number()).date(trip.serviceDay());
    boolean noSeat = booking.mishap() == Mishap.SEAT_LEFT_OUT;
    String seat = noSeat ? "" : (trip.row() < 10 ? "0" : "") + trip.row() + trip.letter();
    if (rail) {
      boolean bare = (booking.key & 15) == 3;
      to.text(noSeat ? "" : (bare ? "" : "0") + trip.car());
    }
    to.text(seat);
    to.text(trip.from().code());
    time(to, trip.departs(), fault);
    to.text(fault == Fault.UNKNOWN_PLACE ? "QQ0" : trip.to().code());
    to.time(fault == Fault.BAD_INTERVAL ? trip.departs() - 60 : trip.arrives());
  }

  /**
   * Writes one sighting of a phone; says why nothing of it comes, null when it comes.
   *
   * @param which of the owner's numbers, 0 or 1
   */
  Dirt sighting(Person owner, int which, int cell, int from, int end, long key, Mishap mishap) {
    int day = Math.min(Timeline.day(from), Timeline.DAYS - 1);
    int first = mishap == Mishap.LATE ? day + days.lateDays : day;
    RowBuffer to =
        mishap == Mishap.LATE
            ? chunks.late(Source.CARRIER, first)
            : chunks.of(Source.CARRIER, first);
    Fault fault = null;
    if (mishap == Mishap.REJECTED) {
      Fault[] faults = Fault.of(Source.CARRIER);
      fault = faults[(int) Math.floorMod(key * 31 + day, (long) faults.length)];
    }
    if (to != null) {
      sighting(to, phone(owner, which, key), cell, from, end, key, fault);
    }
    RowBuffer again = mishap == Mishap.REPEATED ? chunks.late(Source.CARRIER, day + 1) : null;
    if (again != null) {
      sighting(again, phone(owner, which, key), cell, from, end, key, null);
    }
    return days.lost(Source.CARRIER, first);
  }

  private String phone(Person owner, int which, long key) {
    String number = numbers.phone(owner.index, which);
    boolean foreign = owner.visitor && owner.home < 0;
    return foreign ? "+999" + number.substring(2) : Written.phone(number, key);
  }

  /** One row for every reason to reject one, from nobody's life: a sender's tests left behind. */
  void spoiled(Person nobody, Trip train, Trip flight, Stay stay, int cell) {
    long key = nobody.index * 64;
    for (Fault fault : Fault.of(Source.RAIL)) {
      int day = 10 + fault.ordinal();
      Booking onTrain = Booking.ticket(nobody, train, key++, Mishap.NONE);
      row(chunks.of(Source.RAIL, day), onTrain, 0, Wrong.NOTHING, fault);
      Booking inAir = Booking.ticket(nobody, flight, key++, Mishap.NONE);
      row(chunks.of(Source.AVIATION, day), inAir, 0, Wrong.NOTHING, fault);
      Booking asGuest = Booking.night(nobody, stay, key++, Mishap.NONE);
      row(chunks.of(Source.HOTEL, day), asGuest, 0, Wrong.NOTHING, fault);
    }
    for (Fault fault : Fault.of(Source.CARRIER)) {
      int day = 10 + fault.ordinal();
      int from = day * Timeline.DAY + 600;
      RowBuffer to = chunks.of(Source.CARRIER, day);
      if (to != null) {
        sighting(to, "999100000000", cell, from, from + 30, nobody.index * 4096 + day, fault);
      }
    }
  }

  private void sighting(
      RowBuffer to, String phone, int cell, int from, int end, long key, Fault fault) {
    if (fault == Fault.UNDECODABLE) {
      to.line(fault.undecodable(Source.CARRIER, ids.of(key)));
      return;
    }
    to.id('c', ids.of(key));
    to.text(fault == Fault.BAD_PHONE ? "10" : fault == Fault.MISSING_VALUE ? "" : phone);
    to.text(fault == Fault.UNKNOWN_PLACE ? "460-99-1-1" : cells.ids[cell]);
    time(to, from, fault);
    to.time(fault == Fault.BAD_INTERVAL ? from - 60 : end).endRow();
  }

  private static void time(RowBuffer to, int minute, Fault fault) {
    if (fault == Fault.BAD_TIME) {
      to.text("20/01/2020 10:00");
    } else {
      to.time(minute);
    }
  }

  private String name(Person person) {
    boolean latin = person.visitor && person.home < 0;
    return latin ? Names.latin(seed, person.index) : Names.chinese(seed, person.index);
  }
}
