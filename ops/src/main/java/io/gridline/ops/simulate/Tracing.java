package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who was exposed, by the order's rules on what one view holds. Written for the simulator alone and
 * from the order's text, so that it shares nothing with the screen that it checks.
 */
final class Tracing {

  private static final int HOUSEHOLD_LIMIT = 20;
  private static final int NEAR_ROWS = 3;

  private final View view;
  private final Trails trails;

  Tracing(View view, Trails trails) {
    this.view = view;
    this.trails = trails;
  }

  /** Verdicts on all of one household (or on one visitor), in the order given. */
  List<Verdict> judge(List<Account> together, int householdSize) {
    List<Verdict> verdicts = new ArrayList<>(together.size());
    for (Account account : together) {
      Verdict verdict = new Verdict(account, !trails.casesOf(account.identity).isEmpty());
      List<Hit> hits = new ArrayList<>();
      presence(account, hits);
      arrival(account, hits);
      residence(account, hits);
      contacts(account, hits);
      for (Hit hit : hits) {
        (hit.isOpen() ? verdict.open : verdict.past).add(hit);
      }
      verdicts.add(verdict);
    }
    if (householdSize > 1 && householdSize <= HOUSEHOLD_LIMIT) {
      household(verdicts);
    }
    verdicts.forEach(this::scope);
    return verdicts;
  }

  private void presence(Account account, List<Hit> hits) {
    List<Hit> found = new ArrayList<>();
    for (Account.Presence presence : account.presences) {
      cut(found, "carrier", null, presence.from(), presence.to(), presence.dirt());
    }
    for (Booking booking : account.bookings) {
      if (booking.stay != null && booking.stay.hotel().inZone()) {
        Stay stay = view.stay(booking);
        cut(found, "hotel", booking, stay.from(), stay.to(), booking.dirt());
      }
    }
    found.sort(Comparator.comparingInt(Hit::from));
    int total = 0;
    int reached = Integer.MIN_VALUE;
    for (Hit hit : found) {
      total += Math.max(0, hit.to() - Math.max(hit.from(), reached));
      reached = Math.max(reached, hit.to());
    }
    if (total >= Timeline.MIN_DWELL) {
      hits.addAll(found);
    }
  }

  private static void cut(
      List<Hit> found, String source, Booking booking, int from, int to, Dirt dirt) {
    int start = Math.max(from, Timeline.ZONE_FROM);
    int end = Math.min(to, Timeline.ZONE_TO);
    if (end > start && start < Timeline.AS_OF) {
      found.add(new Hit(Hit.STAYED, source, booking, start, end, dirt));
    }
  }

  private void arrival(Account account, List<Hit> hits) {
    for (Booking leaving : account.bookings) {
      if (leaving.trip == null || !leaving.trip.from().inZone()) {
        continue;
      }
      int at = view.trip(leaving).departs();
      if (at < Timeline.ZONE_FROM || at >= Timeline.ZONE_TO || at >= Timeline.AS_OF) {
        continue;
      }
      for (Booking arriving : account.bookings) {
        if (arriving.trip == null || !arriving.trip.to().inJurisdiction()) {
          continue;
        }
        int then = view.trip(arriving).departs();
        if (then >= at && then <= at + Timeline.WITHIN && then < Timeline.AS_OF) {
          Dirt dirt = leaving.dirt() != null ? leaving.dirt() : arriving.dirt();
          String source = leaving.source().folder();
          hits.add(new Hit(Hit.ARRIVED, source, leaving, at, at, dirt));
          break;
        }
      }
    }
  }

  private static void residence(Account account, List<Hit> hits) {
    Person person = account.registered;
    if (person != null && person.livesInZone() && person.registered.startsWith("33")) {
      int from = Timeline.ZONE_FROM;
      hits.add(new Hit(Hit.LIVES, "register", null, from, Timeline.ZONE_TO, null));
    }
  }

  private void contacts(Account account, List<Hit> hits) {
    for (Booking booking : account.bookings) {
      if (booking.trip != null) {
        Trip trip = view.trip(booking);
        if (trip.companyKnown()) {
          String rule = trip.source() == Source.RAIL ? Hit.SAME_CARRIAGE : Hit.NEAR_SEAT;
          int row = trip.source() == Source.RAIL ? -1 : trip.row();
          meet(account, booking, rule, row, trip.company(), trip.departs(), trip.arrives(), hits);
        }
      } else {
        Stay stay = view.stay(booking);
        if (stay.companyKnown()) {
          meet(account, booking, Hit.SAME_ROOM, -1, stay.company(), stay.from(), stay.to(), hits);
        }
      }
    }
  }

  private void meet(
      Account account,
      Booking booking,
      String rule,
      int row,
      long company,
      int from,
      int to,
      List<Hit> hits) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    Dirt dirt = booking.dirt();
    for (Trails.Leg leg : trails.legs(company)) {
      int start = Math.max(Math.max(from, leg.from()), leg.of().from());
      int end = Math.min(Math.min(to, leg.to()), leg.of().to());
      boolean near = row < 0 || Math.abs(row - leg.row()) <= NEAR_ROWS;
      boolean begun = Math.max(from, leg.from()) < Timeline.AS_OF && start < Timeline.AS_OF;
      if (near && begun && end > start && !leg.identity().equals(account.identity)) {
        first = Math.min(first, start);
        last = Math.max(last, end);
        dirt = dirt == null ? leg.dirt() : dirt;
      }
    }
    if (last > first) {
      hits.add(new Hit(rule, booking.source().folder(), booking, first, last, dirt));
    }
  }

  private void household(List<Verdict> verdicts) {
    for (Verdict member : verdicts) {
      int first = Integer.MAX_VALUE;
      int last = Integer.MIN_VALUE;
      Dirt dirt = null;
      for (Verdict bringer : verdicts) {
        if (bringer == member) {
          continue;
        }
        for (Case of : trails.casesOf(bringer.account.identity)) {
          if (of.from() < Timeline.AS_OF && of.to() + Timeline.OBSERVATION > Timeline.AS_OF) {
            first = Math.min(first, of.from());
            last = Math.max(last, of.to());
            dirt = of.canBeFound() ? dirt : Dirt.CASE_UNKNOWN;
          }
        }
        for (Hit hit : bringer.open) {
          if (hit.reachesHousehold()) {
            first = Math.min(first, hit.from());
            last = Math.max(last, hit.to());
            dirt = dirt == null ? hit.dirt() : dirt;
          }
        }
      }
      if (last >= first) {
        member.open.add(new Hit(Hit.HOUSEHOLD, "register", null, first, last, dirt));
      }
    }
  }

  private void scope(Verdict verdict) {
    Account account = verdict.account;
    if (account.registered != null && account.registered.belongsToJurisdiction()) {
      verdict.inScope = true;
      return;
    }
    int since = verdict.open.stream().mapToInt(Hit::from).min().orElse(Integer.MAX_VALUE);
    for (Booking booking : account.bookings) {
      boolean inside =
          booking.trip != null
              ? booking.trip.to().inJurisdiction()
              : booking.stay.hotel().inJurisdiction();
      int at = booking.trip != null ? booking.trip.arrives() : view.stay(booking).from();
      verdict.inScope |= inside && at >= since && at < Timeline.AS_OF;
    }
  }
}
