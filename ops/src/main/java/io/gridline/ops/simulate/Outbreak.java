package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Case.Oddity;
import io.gridline.ops.simulate.Person.NumberFlaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

  private static final int BLOCKS_AT_ONCE = 256;

  final List<Case> cases = new ArrayList<>();
  final Set<Long> seatless = new HashSet<>();

  private final long seed;
  private final Cells cells;
  private final LongFunction<Block> blocks;
  private final WorldProgress progress;

  private Outbreak(long seed, Cells cells, LongFunction<Block> blocks, WorldProgress progress) {
    this.seed = seed;
    this.cells = cells;
    this.blocks = blocks;
    this.progress = progress;
  }

  static Outbreak in(
      long seed,
      long residents,
      long count,
      Cells cells,
      LongFunction<Block> blocks,
      WorldProgress progress) {
    Outbreak outbreak = new Outbreak(seed, cells, blocks, progress);
    int perWay = (int) Math.max(3, Math.min(400, residents / 25_000));
    List<Candidate> first = outbreak.firstInfected(count, perWay);
    List<Case> drafts = new ArrayList<>();
    for (Candidate c : first) {
      drafts.add(new Case("", c.person(), c.from(), c.to(), Oddity.NONE));
    }
    Trails trails = Trails.of(View.REAL, drafts, blocks);
    List<Infected> second = outbreak.secondInfected(count, trails);
    outbreak.confirm(first, second);
    return outbreak;
  }

  private List<Candidate> firstInfected(long count, int perWay) {
    Map<Way, List<Candidate>> best = new EnumMap<>(Way.class);
    look(
        0,
        count,
        block -> candidates(block, perWay),
        found -> {
          for (Way way : Way.values()) {
            List<Candidate> kept = best.getOrDefault(way, List.of());
            best.put(
                way,
                Stream.concat(kept.stream(), found.stream().filter(c -> c.way() == way))
                    .sorted(Comparator.comparingLong(Candidate::rank))
                    .limit(perWay)
                    .toList());
          }
        });
    return best.values().stream().flatMap(List::stream).toList();
  }

  /** Looks at all blocks, a few hundred at a time, so that few of what is found are held. */
  private <T> void look(
      int pass, long count, Function<Block, List<T>> finding, Consumer<List<T>> keeping) {
    for (long first = 0; first < count; first += BLOCKS_AT_ONCE) {
      long end = Math.min(count, first + BLOCKS_AT_ONCE);
      keeping.accept(
          LongStream.range(first, end)
              .parallel()
              .mapToObj(n -> finding.apply(blocks.apply(n)))
              .flatMap(List::stream)
              .toList());
      progress.looked((pass * count + end) * Block.SIZE, 2 * count * Block.SIZE);
    }
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
    List<Infected> infected = new ArrayList<>();
    look(1, count, block -> infectedIn(block, trails), infected::addAll);
    return infected;
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
