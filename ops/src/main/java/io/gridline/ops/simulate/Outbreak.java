package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Case.Oddity;
import io.gridline.ops.simulate.Person.NumberFlaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Who fell ill: first some of those who had been in Wuhan, then some of those who shared a car,
 * rows, a room or a home with them. Two looks over the whole world, keeping only the few chosen.
 */
final class Outbreak {

  /** How those infected first are found, so that every way of passing it on occurs. */
  private enum Way {
    LEFT_BY_RAIL,
    LEFT_BY_AIR,
    LODGED,
    VISITED,
    STAYED
  }

  private record Candidate(Way way, long rank, Person person, int from, int to) {}

  private record Infected(Person person, int from, int to) {}

  final List<Case> cases = new ArrayList<>();
  final Set<Long> seatless = new HashSet<>();

  private final long seed;
  private final Cells cells;
  private final LongFunction<Block> blocks;

  private Outbreak(long seed, Cells cells, LongFunction<Block> blocks) {
    this.seed = seed;
    this.cells = cells;
    this.blocks = blocks;
  }

  static Outbreak in(
      long seed, long residents, long count, Cells cells, LongFunction<Block> blocks) {
    Outbreak outbreak = new Outbreak(seed, cells, blocks);
    int perWay = (int) Math.max(3, Math.min(400, residents / 25_000));
    List<Candidate> first = outbreak.firstInfected(count, perWay);
    List<Case> drafts = new ArrayList<>();
    for (Candidate c : first) {
      drafts.add(new Case("", c.person(), c.from(), c.to(), Oddity.NONE));
    }
    Trails trails = outbreak.trails(View.REAL, drafts);
    List<Infected> second = outbreak.secondInfected(count, trails);
    outbreak.confirm(first, second);
    return outbreak;
  }

  /** The cases' own trips and stays, in one view; their blocks are made again for it. */
  Trails trails(View view, List<Case> of) {
    Trails trails = new Trails(view);
    List<List<Booking>> bookings = of.parallelStream().map(this::bookingsOf).toList();
    for (int i = 0; i < of.size(); i++) {
      trails.follow(of.get(i), bookings.get(i));
    }
    return trails;
  }

  private List<Booking> bookingsOf(Case one) {
    Person person = one.person();
    return blocks.apply(person.index / Block.SIZE).bookings.get(person.slot);
  }

  private List<Candidate> firstInfected(long count, int perWay) {
    List<Candidate> all =
        LongStream.range(0, count)
            .parallel()
            .mapToObj(n -> candidates(blocks.apply(n), perWay + 1))
            .flatMap(List::stream)
            .toList();
    List<Candidate> chosen = new ArrayList<>();
    Set<Long> taken = new HashSet<>();
    for (Way way : Way.values()) {
      List<Candidate> ofWay =
          all.stream()
              .filter(c -> c.way() == way)
              .sorted(Comparator.comparingLong(Candidate::rank))
              .toList();
      int wanted = perWay;
      for (Candidate candidate : ofWay) {
        if (wanted > 0 && taken.add(candidate.person().index)) {
          chosen.add(candidate);
          wanted--;
        }
      }
    }
    return chosen;
  }

  private List<Candidate> candidates(Block block, int perWay) {
    List<Candidate> found = new ArrayList<>();
    for (Person person : block.people) {
      List<Sojourn> inZone = new ZoneTime(cells).of(person, block.sojourns.get(person.slot));
      boolean plain = person.numberFlaw == NumberFlaw.NONE && person.document.isResidentId();
      if (plain && inZone.stream().anyMatch(s -> s.to() - s.from() >= 600)) {
        consider(block, person, inZone, found);
      }
    }
    List<Candidate> kept = new ArrayList<>();
    for (Way way : Way.values()) {
      found.stream()
          .filter(c -> c.way() == way)
          .sorted(Comparator.comparingLong(Candidate::rank))
          .limit(perWay)
          .forEach(kept::add);
    }
    return kept;
  }

  private void consider(Block block, Person person, List<Sojourn> inZone, List<Candidate> found) {
    Dice dice = Dice.of(seed, Purpose.CASES, person.index);
    long rank = dice.next() >>> 3;
    int length = dice.between(5, 9) * Timeline.DAY + dice.between(0, 600);
    int lag = dice.between(300, 1800);
    boolean clean = true;
    Candidate by = null;
    for (Booking booking : block.bookings.get(person.slot)) {
      clean &= booking.dirt() == null;
      if (!booking.happened()) {
        continue;
      }
      if (booking.trip != null && booking.trip.from().inZone()) {
        Way way =
            person.visitor
                ? Way.VISITED
                : booking.source() == Source.RAIL ? Way.LEFT_BY_RAIL : Way.LEFT_BY_AIR;
        by =
            candidate(
                way,
                company(block, person, booking, rank),
                person,
                booking.trip.departs() - lag,
                length);
      } else if (by == null && booking.stay != null && booking.stay.to() > Timeline.ZONE_FROM) {
        by =
            candidate(
                Way.LODGED,
                company(block, person, booking, rank),
                person,
                booking.stay.from() + lag / 3,
                length);
      }
    }
    if (by == null) {
      Sojourn last = inZone.get(inZone.size() - 1);
      int from = Math.max(last.from(), Timeline.ZONE_FROM) + lag;
      by = candidate(Way.STAYED, rank, person, from, length);
    }
    if (clean && by.from() < Timeline.AS_OF - 2 * Timeline.DAY && by.from() >= Timeline.ZONE_FROM) {
      found.add(by);
    }
  }

  private static Candidate candidate(Way way, long rank, Person person, int from, int length) {
    return new Candidate(way, rank, person, from, from + length);
  }

  /** Those in company come first: a case alone would teach nothing. */
  private static long company(Block block, Person person, Booking booking, long rank) {
    if (person.household >= 0) {
      for (Person other : block.people) {
        if (other.household == person.household && other != person) {
          for (Booking theirs : block.bookings.get(other.slot)) {
            boolean together =
                (booking.trip != null && theirs.trip != null)
                    ? booking.trip.company() == theirs.trip.company()
                    : booking.stay != null
                        && theirs.stay != null
                        && booking.stay.company() == theirs.stay.company();
            if (together) {
              return rank;
            }
          }
        }
      }
    }
    return rank + (1L << 62);
  }

  private List<Infected> secondInfected(long count, Trails trails) {
    return LongStream.range(0, count)
        .parallel()
        .mapToObj(n -> infectedIn(blocks.apply(n), trails))
        .flatMap(List::stream)
        .toList();
  }

  private List<Infected> infectedIn(Block block, Trails trails) {
    List<Infected> infected = new ArrayList<>();
    Set<Integer> homes = new HashSet<>();
    for (Person person : block.people) {
      if (person.household >= 0 && trails.isCase(person)) {
        homes.add(person.household);
      }
    }
    for (Person person : block.people) {
      boolean plain = person.numberFlaw == NumberFlaw.NONE && person.document.isResidentId();
      if (!plain || trails.isCase(person)) {
        continue;
      }
      Dice dice = Dice.of(seed, Purpose.CASES, ~person.index);
      int when = -1;
      for (Booking booking : block.bookings.get(person.slot)) {
        long company = booking.trip != null ? booking.trip.company() : booking.stay.company();
        for (Trails.Leg leg : trails.legs(company)) {
          boolean met = leg.from() < leg.of().to() && leg.of().from() < leg.to();
          if (booking.happened() && met && dice.perMille(40)) {
            when = leg.to();
          }
        }
      }
      boolean small = person.household >= 0 && block.householdSizes.get(person.household) <= 6;
      if (small && homes.contains(person.household) && dice.perMille(100)) {
        when = Math.max(when, 16 * Timeline.DAY);
      }
      int from = when + dice.between(3, 5) * Timeline.DAY;
      if (when >= 0 && from < Timeline.AS_OF - Timeline.DAY) {
        infected.add(new Infected(person, from, from + dice.between(3, 7) * Timeline.DAY));
      }
    }
    return infected;
  }

  private void confirm(List<Candidate> first, List<Infected> second) {
    int n = 0;
    boolean mistyped = false;
    boolean cancelled = false;
    boolean seat = false;
    int ofRail = 0;
    for (Candidate c : first) {
      Oddity oddity = n % 9 == 3 ? Oddity.REVISED : Oddity.NONE;
      ofRail += c.way() == Way.LEFT_BY_RAIL ? 1 : 0;
      if (!seat && c.way() == Way.LEFT_BY_RAIL && ofRail > 1) {
        seat = true;
        oddity = Oddity.SEAT_UNKNOWN;
        leaveSeatsOut(c.person());
      } else if (!mistyped && c.way() == Way.LEFT_BY_RAIL && ofRail > 2) {
        mistyped = true;
        oddity = Oddity.WRONG_CHECK;
      } else if (!cancelled && c.way() == Way.STAYED) {
        cancelled = true;
        oddity = Oddity.CANCELLED;
      }
      add(++n, c.person(), c.from(), c.to(), oddity);
    }
    for (Infected infected : second) {
      add(++n, infected.person(), infected.from(), infected.to(), Oddity.NONE);
    }
  }

  private void add(int number, Person person, int from, int to, Oddity oddity) {
    String id = String.format(Locale.ROOT, "CASE-%04d", number);
    cases.add(new Case(id, person, from, to, oddity));
  }

  private void leaveSeatsOut(Person person) {
    Block block = blocks.apply(person.index / Block.SIZE);
    for (Booking booking : block.bookings.get(person.slot)) {
      if (booking.source() == Source.RAIL && booking.trip.from().inZone()) {
        seatless.add(booking.key);
      }
    }
  }
}
