package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Person.PhoneHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the blocks of one world, and their rows. Blocks may be made in any thread. */
final class WorldMaker {

  private final WorldSettings settings;
  private final ReferenceTables tables;
  private final Numbers numbers;
  private final RecordIds ids;
  private final Population population;
  private final Stops stops;
  private final Timetable timetable;
  private final Journeys journeys;
  private final Phones phones;
  final Cells cells;
  final Hotels hotels;
  final Outbreak outbreak;
  private Set<Long> seatless = Set.of();
  private final FileDays days;
  private final Trails realTrails;
  private final Trails sentTrails;

  /** Finds those who fall ill, for which it looks at everybody twice. */
  WorldMaker(WorldSettings settings, ReferenceTables tables, WorldProgress progress) {
    this.settings = settings;
    this.tables = tables;
    long seed = settings.seed();
    days = new FileDays(settings.sending());
    cells = new Cells(tables);
    hotels = new Hotels(seed, settings.residents(), cells);
    numbers = new Numbers(seed);
    ids = new RecordIds(seed);
    population = new Population(seed, settings.residents(), cells, numbers);
    stops = new Stops(tables);
    timetable = new Timetable(stops, settings.residents());
    journeys = new Journeys(seed, cells, hotels, timetable);
    phones = new Phones(seed, cells, settings.days(), settings.presencesPerDay());
    outbreak =
        Outbreak.in(
            seed, settings.residents(), population.blocks(), cells, this::happenings, progress);
    seatless = outbreak.seatless;
    realTrails = Trails.of(View.REAL, outbreak.cases, this::block);
    sentTrails = Trails.of(View.SENT, outbreak.cases, this::block);
  }

  long blocks() {
    return population.blocks();
  }

  long people() {
    return population.people();
  }

  FileDays days() {
    return days;
  }

  /** A block as it happened: who falls ill does not depend on what is sent. */
  private Block happenings(long number) {
    Block block = population.block(number);
    journeys.plan(block);
    return block;
  }

  private Block block(long number) {
    Block block = happenings(number);
    if (!seatless.isEmpty() || !days.allCome) {
      for (List<Booking> bookings : block.bookings) {
        for (Booking booking : bookings) {
          if (seatless.contains(booking.key)) {
            booking.leaveSeatOut();
          }
          days.deliver(booking);
        }
      }
    }
    return block;
  }

  BlockRows rows(long number) {
    Block block = block(number);
    Chunks chunks = new Chunks(days);
    FeedRows feeds = new FeedRows(settings.seed(), cells, numbers, ids, days, chunks);
    RegisterRows register = new RegisterRows(settings.seed(), numbers, tables);
    List<List<Account.Presence>> seen = new ArrayList<>();
    block.people.forEach(person -> seen.add(new ArrayList<>(0)));
    Dirt[] unseen = new Dirt[block.people.size()];
    for (Person person : block.people) {
      if (!person.visitor && !days.isOneDay()) {
        register.person(block, person);
      }
      block.bookings.get(person.slot).forEach(feeds::booking);
      phones.sightings(
          block,
          person,
          (owner, which, cell, from, to, key, mishap) -> {
            Dirt lost = feeds.sighting(owner, which, cell, from, to, key, mishap);
            if (mishap != Mishap.REJECTED && cells.inZone(cell)) {
              if (lost == null) {
                note(seen, person, from, to);
              } else {
                unseen[person.slot] = lost;
              }
            }
          });
    }
    // A smaller world would have too large a share rejected to be screened at all.
    if (number == 0 && settings.residents() >= 1500) {
      spoil(feeds);
    }
    TruthRows truth = new TruthRows(ids);
    if (!days.isOneDay()) {
      new Truth(block, seen, unseen, cells, realTrails, sentTrails).write(truth);
    }
    return new BlockRows(chunks, register, truth);
  }

  /** Notes whom the register takes the user of a phone for. */
  private static void note(List<List<Account.Presence>> seen, Person user, int from, int to) {
    if (user.phoneHistory == PhoneHistory.TOOK_OVER_UNNOTICED) {
      Dirt dirt = Dirt.NUMBER_CHANGED_HANDS_REGISTER_STALE;
      seen.get(user.partner).add(new Account.Presence(from, to, dirt));
    } else if (user.phoneHistory != PhoneHistory.NOT_IN_REGISTER) {
      seen.get(user.slot).add(new Account.Presence(from, to, null));
    }
  }

  private void spoil(FeedRows feeds) {
    long index = blocks() * Block.SIZE + 1;
    Person nobody = new Person(index, 0, true);
    nobody.document = new Document(Document.PASSPORT, numbers.passport(index));
    Dice dice = Dice.of(settings.seed(), Purpose.SPOILED, 0);
    int day = 12 * Timeline.DAY;
    Trip train = timetable.byRail("4201", "3301", day, dice).get(0);
    Trip flight = timetable.byAir("4201", "3301", day, dice);
    Stay stay = new Stay(hotels.anyIn("4201", dice), "808", day, day + Timeline.DAY);
    feeds.spoiled(nobody, train, flight, stay, cells.anyIn("4201", dice));
  }
}
