package io.gridline.ops.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Who travels where in the weeks around the Spring Festival: business trips first, the holiday
 * then; households often go together. Nothing leaves Wuhan after the lockdown.
 */
final class Journeys {

  private static final int NO_RETURN = -1;

  private enum Mode {
    RAIL,
    AIR,
    ROAD
  }

  private final long seed;
  private final Cells cells;
  private final Reservations reservations;
  private final Timetable timetable;

  Journeys(long seed, Cells cells, Hotels hotels, Timetable timetable) {
    this.seed = seed;
    this.cells = cells;
    this.reservations = new Reservations(seed, hotels);
    this.timetable = timetable;
  }

  void plan(Block block) {
    List<Person> people = block.people;
    for (int i = 0; i < people.size(); ) {
      Person first = people.get(i);
      int end = i + 1;
      while (!first.visitor
          && first.household >= 0
          && end < people.size()
          && people.get(end).household == first.household) {
        end++;
      }
      Dice dice = Dice.of(seed, Purpose.JOURNEYS, first.index);
      if (first.visitor) {
        visit(block, first, dice);
      } else {
        holiday(block, people.subList(i, end), dice);
      }
      i = end;
    }
  }

  private void holiday(Block block, List<Person> household, Dice dice) {
    boolean together = household.size() > 1 && household.size() <= 6 && dice.perMille(130);
    List<Person> party = new ArrayList<>();
    for (Person person : household) {
      boolean usual =
          person.home == household.get(0).home && cells.divisions[person.home].startsWith("33");
      if (!cells.divisions[person.home].startsWith("33")) {
        comeHome(block, person, dice);
      } else if (together && usual) {
        party.add(person);
      } else {
        if (dice.perMille(200)) {
          String to = Cells.zhejiangCity(Cells.anyZhejiangCity(dice));
          travel(
              block, List.of(person), dice, cityOf(person), to, dice.below(6), dice.between(1, 2));
        }
        boolean fromWuhan = person.registered.startsWith("4201");
        if (dice.perMille(fromWuhan ? 500 : 210)) {
          holidayOf(block, List.of(person), dice);
        }
      }
    }
    if (!party.isEmpty()) {
      holidayOf(block, party, dice);
    }
  }

  private void holidayOf(Block block, List<Person> party, Dice dice) {
    Person head = party.get(0);
    int toWuhan = head.registered.startsWith("4201") ? 650 : party.size() > 1 ? 45 : 28;
    String to =
        dice.perMille(toWuhan)
            ? "4201"
            : dice.perMille(350)
                ? Cells.zhejiangCity(Cells.anyZhejiangCity(dice))
                : dice.perMille(60)
                    ? dice.oneOf(Stops.AIRPORTS_AFAR)
                    : dice.oneOf(Stops.CITIES_AROUND);
    int day = to.equals("4201") ? dice.between(8, 18) : dice.between(9, 22);
    int nights = dice.perMille(to.equals("4201") ? 100 : 20) ? 0 : dice.between(1, 8);
    travel(block, party, dice, cityOf(head), to, day, nights);
  }

  /** Who lives elsewhere and belongs to Zhejiang comes for the holiday, or stays away. */
  private void comeHome(Block block, Person person, Dice dice) {
    boolean wuhan = cells.inZone(person.home);
    if (dice.perMille(wuhan ? 600 : 300)) {
      String to = Cells.zhejiangCity(Cells.anyZhejiangCity(dice));
      travel(block, List.of(person), dice, cityOf(person), to, dice.between(8, 21), NO_RETURN);
    }
  }

  private void visit(Block block, Person visitor, Dice dice) {
    String zhejiang = Cells.zhejiangCity(Cells.anyZhejiangCity(dice));
    int day = dice.between(4, 21);
    if (visitor.home < 0) {
      String from = dice.oneOf(Stops.AIRPORTS_AFAR);
      String first = dice.perMille(200) ? "4201" : zhejiang;
      int arrives = go(block, List.of(visitor), dice, from, first, day, Mode.AIR);
      if (arrives < 0) {
        return;
      }
      if (first.equals("4201")) {
        int leaves =
            stay(block, List.of(visitor), dice, first, zhejiang, arrives, 2, Mode.RAIL, true);
        if (leaves < 0) {
          return;
        }
        arrives = leaves;
      }
      stay(
          block,
          List.of(visitor),
          dice,
          zhejiang,
          from,
          arrives,
          dice.between(2, 6),
          Mode.AIR,
          true);
    } else if (dice.perMille(900)) {
      int nights = cells.inZone(visitor.home) ? NO_RETURN : dice.between(1, 6);
      String from = cityOf(visitor);
      Mode mode = mode(dice, from, zhejiang);
      int arrives = go(block, List.of(visitor), dice, from, zhejiang, day, mode);
      if (arrives >= 0) {
        boolean hotel = dice.perMille(600);
        stay(block, List.of(visitor), dice, zhejiang, from, arrives, nights, mode, hotel);
      }
    }
  }

  private void travel(
      Block block, List<Person> party, Dice dice, String from, String to, int day, int nights) {
    if (from.equals(to)) {
      return;
    }
    Mode mode = to.length() == 3 ? Mode.AIR : mode(dice, from, to);
    int arrives = go(block, party, dice, from, to, day, mode);
    if (arrives < 0) {
      return;
    }
    boolean hotel = dice.perMille(to.equals("4201") ? 600 : 450);
    String via = null;
    if (to.equals("4201") && nights >= 0 && dice.perMille(250)) {
      via = dice.perMille(600) ? "3101" : "4301";
    }
    if (via != null) {
      int there = stay(block, party, dice, to, via, arrives, nights, Mode.RAIL, hotel);
      if (there >= 0) {
        stay(block, party, dice, via, from, there, dice.below(3), Mode.RAIL, dice.perMille(400));
      }
    } else {
      stay(block, party, dice, to, from, arrives, nights, mode, hotel);
    }
  }

  /** Sets out on a day; the minute of arrival, or −1 when nothing goes there. */
  private int go(
      Block block, List<Person> party, Dice dice, String from, String to, int day, Mode mode) {
    return move(block, party, dice, from, to, day * Timeline.DAY + dice.between(330, 900), mode);
  }

  /** Stays somewhere and goes on to the next place; the minute of arrival there, or −1. */
  private int stay(
      Block block,
      List<Person> party,
      Dice dice,
      String at,
      String next,
      int arrives,
      int nights,
      Mode mode,
      boolean hotel) {
    int cell = cells.has(at) ? cells.anyIn(at, dice) : -1;
    int there = -1;
    int leaves = Timeline.END;
    if (nights >= 0) {
      int ready =
          nights == 0
              ? arrives + dice.between(70, 500)
              : (Timeline.day(arrives) + nights) * Timeline.DAY + dice.between(420, 1000);
      int[] departs = new int[1];
      there = move(block, party, dice, at, next, ready, mode, departs);
      leaves = there < 0 ? Timeline.END : departs[0];
    }
    if (leaves <= arrives) {
      return there;
    }
    for (Person person : party) {
      block.sojourns.get(person.slot).add(new Sojourn(cell, arrives, leaves));
    }
    if (hotel && nights != 0) {
      reservations.lodge(block, party, dice, at, arrives, leaves);
    }
    return there;
  }

  private int move(
      Block block, List<Person> party, Dice dice, String from, String to, int earliest, Mode mode) {
    return move(block, party, dice, from, to, earliest, mode, new int[1]);
  }

  private int move(
      Block block,
      List<Person> party,
      Dice dice,
      String from,
      String to,
      int earliest,
      Mode mode,
      int[] departs) {
    List<Trip> trips =
        switch (mode) {
          case RAIL -> timetable.byRail(from, to, earliest, dice);
          case AIR -> List.of(timetable.byAir(from, to, earliest, dice));
          case ROAD -> List.of();
        };
    departs[0] = trips.isEmpty() ? earliest : trips.get(0).departs();
    int arrives = trips.isEmpty() ? earliest + 360 : trips.get(trips.size() - 1).arrives();
    boolean shut =
        (from.equals("4201") && departs[0] >= Timeline.LOCKDOWN)
            || (to.equals("4201") && arrives >= Timeline.LOCKDOWN);
    if (shut || departs[0] >= Timeline.END) {
      return -1;
    }
    int seat = dice.below(4);
    for (int n = 0; n < party.size(); n++) {
      Person person = party.get(n);
      List<Sojourn> sojourns = block.sojourns.get(person.slot);
      sojourns.add(new Sojourn(-1, departs[0], arrives));
      for (Trip trip : trips) {
        int passes = timetable.passesWuhanAt(trip);
        if (passes >= 0) {
          sojourns.add(new Sojourn(cells.anyIn("4201", dice), passes - 8, passes + 8));
        }
        reservations.add(block, person, Timetable.seated(trip, seat + n), null);
      }
      if (party.size() == 1 && !trips.isEmpty() && dice.perMille(30)) {
        reservations.refund(block, person, Timetable.seated(trips.get(0), seat), dice);
      }
    }
    return arrives;
  }

  private static Mode mode(Dice dice, String from, String to) {
    int at = dice.below(100);
    boolean near = from.startsWith("33") && to.startsWith("33");
    boolean wuhan = from.equals("4201") || to.equals("4201");
    return at < (near ? 70 : wuhan ? 50 : 62) ? Mode.RAIL : near || at >= 86 ? Mode.ROAD : Mode.AIR;
  }

  private String cityOf(Person person) {
    return cells.divisions[person.home].substring(0, 4);
  }
}
