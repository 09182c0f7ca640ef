package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Person.PhoneHistory;
import java.util.List;

/**
 * When and where a person's phone was seen: on a sample of days at home, and every day when away.
 * The same calls in the same order for the same world.
 */
final class Phones {

  /** Mishaps of carrier records, per 10,000. */
  private static final int REJECTED = 5;

  private static final int REPEATED = 30;
  private static final int LATE = 60;

  /** Takes one sighting; number 0 is the person's first phone number, 1 the second. */
  interface Sink {
    void seen(Person owner, int number, int cell, int from, int to, long key, Mishap mishap);
  }

  private final long seed;
  private final Cells cells;
  private final int days;
  private final int perDay;

  Phones(long seed, Cells cells, int days, int perDay) {
    this.seed = seed;
    this.cells = cells;
    this.days = days;
    this.perDay = perDay;
  }

  void sightings(Block block, Person person, Sink sink) {
    if (person.phoneHistory == PhoneHistory.NO_PHONE) {
      return;
    }
    Dice dice = Dice.of(seed, Purpose.PHONES, person.index);
    List<Sojourn> sojourns = block.sojourns.get(person.slot);
    long key = person.index * 4096;
    if (person.home >= 0) {
      // Wuhan's carriers report at least every other day: the order's zone is theirs.
      int reported = cells.inZone(person.home) ? Math.max(days, Timeline.DAYS / 2) : days;
      for (int day = 0; day < Timeline.DAYS; day++) {
        if (dice.below(Timeline.DAYS) >= reported) {
          continue;
        }
        for (int n = 0; n < perDay; n++) {
          int from = day * Timeline.DAY + dice.between(300, 1380);
          int to = from + dice.between(5, 90);
          int cell = cells.near(person.home, dice);
          if (isAtHome(sojourns, from, to)) {
            send(block, person, cell, from, to, key, dice, sink);
          }
          key++;
        }
      }
    }
    for (Sojourn sojourn : sojourns) {
      if (sojourn.cell() >= 0) {
        key = away(block, person, sojourn, key, dice, sink);
      }
    }
  }

  private long away(
      Block block, Person person, Sojourn sojourn, long firstKey, Dice dice, Sink sink) {
    long key = firstKey;
    int length = sojourn.to() - sojourn.from();
    if (length < 60) {
      if (dice.perMille(600)) {
        int to = sojourn.to() - 2;
        send(block, person, sojourn.cell(), sojourn.from() + 2, to, key++, dice, sink);
      }
      return key;
    }
    // Roaming in Wuhan is reported closely, elsewhere every other day.
    int aDay = Math.max(perDay, 2) * 3;
    int count =
        cells.inZone(sojourn.cell())
            ? Math.max(1, length * aDay / Timeline.DAY)
            : Math.max(1, length * perDay / Timeline.DAY / 2);
    for (int n = 0; n < count; n++) {
      int from = sojourn.from() + dice.below(length);
      int to = Math.min(sojourn.to(), from + dice.between(15, 150));
      boolean atEdge = cells.inZone(sojourn.cell()) && dice.perMille(20);
      int cell = atEdge ? cells.coarse : cells.near(sojourn.cell(), dice);
      if (from < Timeline.END) {
        send(block, person, cell, from, to, key++, dice, sink);
      }
    }
    return key;
  }

  private static boolean isAtHome(List<Sojourn> sojourns, int from, int to) {
    for (Sojourn sojourn : sojourns) {
      if (from < sojourn.to() && sojourn.from() < to) {
        return false;
      }
    }
    return true;
  }

  private static void send(
      Block block, Person person, int cell, int from, int to, long key, Dice dice, Sink sink) {
    int at = dice.below(10_000);
    Mishap mishap =
        at < REJECTED
            ? Mishap.REJECTED
            : at < REJECTED + REPEATED
                ? Mishap.REPEATED
                : at < REJECTED + REPEATED + LATE ? Mishap.LATE : Mishap.NONE;
    boolean changed = from >= person.phoneChangeDay * Timeline.DAY;
    switch (person.phoneHistory) {
      case GAVE_AWAY, GAVE_AWAY_UNNOTICED ->
          sink.seen(person, changed ? 1 : 0, cell, from, to, key, mishap);
      case TOOK_OVER, TOOK_OVER_UNNOTICED -> {
        if (changed) {
          sink.seen(block.people.get(person.partner), 0, cell, from, to, key, mishap);
        }
      }
      default -> sink.seen(person, 0, cell, from, to, key, mishap);
    }
  }
}
