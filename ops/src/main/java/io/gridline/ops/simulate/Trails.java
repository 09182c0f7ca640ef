package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** Where cases travelled and stayed, by whom they could meet there: small, and kept in memory. */
final class Trails {

  /** One trip or stay of a case; dirt says why the records that were sent may not show it. */
  record Leg(Case of, String identity, int row, int from, int to, Dirt dirt) {}

  private final View view;
  private final Map<Long, List<Leg>> legs = new HashMap<>();
  private final Map<String, List<Case>> cases = new HashMap<>();
  private final Set<Long> indexes = new HashSet<>();

  private Trails(View view) {
    this.view = view;
  }

  /** The cases' own trips and stays, in one view; their blocks are made again for it. */
  static Trails of(View view, List<Case> cases, LongFunction<Block> blocks) {
    Trails trails = new Trails(view);
    List<List<Booking>> bookings =
        cases.parallelStream()
            .map(Case::person)
            .map(person -> blocks.apply(person.index / Block.SIZE).bookings.get(person.slot))
            .toList();
    for (int i = 0; i < cases.size(); i++) {
      trails.follow(cases.get(i), bookings.get(i));
    }
    return trails;
  }

  /** Follows one case; the bookings are the case's own, of its block. */
  private void follow(Case of, List<Booking> bookings) {
    if (!(view == View.REAL ? of.isReal() : of.canBeFound())) {
      return;
    }
    String identity = of.person().identity();
    cases.computeIfAbsent(identity, i -> new ArrayList<>()).add(of);
    indexes.add(of.person().index);
    for (Booking booking : bookings) {
      if (view.holds(booking) && identity.equals(view.whose(booking))) {
        follow(of, identity, booking);
      }
    }
  }

  private void follow(Case of, String identity, Booking booking) {
    Dirt dirt = of.canBeFound() ? booking.dirt() : Dirt.CASE_UNKNOWN;
    if (dirt == Dirt.SEAT_UNKNOWN || dirt == Dirt.ROOM_UNKNOWN) {
      dirt = Dirt.CASE_SEAT_UNKNOWN;
    }
    if (booking.trip != null) {
      Trip trip = view.trip(booking);
      if (trip.companyKnown()) {
        Leg leg = new Leg(of, identity, trip.row(), trip.departs(), trip.arrives(), dirt);
        legs.computeIfAbsent(trip.company(), k -> new ArrayList<>()).add(leg);
      }
    } else {
      Stay stay = view.stay(booking);
      if (stay.companyKnown()) {
        Leg leg = new Leg(of, identity, 0, stay.from(), stay.to(), dirt);
        legs.computeIfAbsent(stay.company(), k -> new ArrayList<>()).add(leg);
      }
    }
  }

  /** The legs of cases in the same car, flight or room. */
  List<Leg> legs(long company) {
    return legs.getOrDefault(company, Collections.emptyList());
  }

  boolean isCase(Person person) {
    return indexes.contains(person.index);
  }

  List<Case> casesOf(String identity) {
    return cases.getOrDefault(identity, Collections.emptyList());
  }
}
