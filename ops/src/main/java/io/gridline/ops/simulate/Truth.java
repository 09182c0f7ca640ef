package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Person.PhoneHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The truth about the people of one block: what they did decides who was exposed; what was sent
 * decides only which tag explains a miss or a wrong listing that no screen could avoid.
 */
final class Truth {

  private final Block block;
  private final List<List<Account.Presence>> seen;
  private final Dirt[] unseen;
  private final Cells cells;
  private final Trails realTrails;
  private final Trails sentTrails;

  /**
   * @param seen by slot, what the phones that the register knows showed of being in the zone, each
   *     with the person that the register says it is
   * @param unseen by slot, why sightings of that person's phone did not come; null if all came
   */
  Truth(
      Block block,
      List<List<Account.Presence>> seen,
      Dirt[] unseen,
      Cells cells,
      Trails realTrails,
      Trails sentTrails) {
    this.block = block;
    this.seen = seen;
    this.unseen = unseen;
    this.cells = cells;
    this.realTrails = realTrails;
    this.sentTrails = sentTrails;
  }

  /** Appends the block's rows of exposed.csv and mistaken.csv. */
  void write(TruthRows rows) {
    Map<Integer, List<Person>> groups = groupsOfInterest();
    Map<String, Account> sent = sentAccounts(groups);
    Map<String, Verdict> sentVerdicts = new LinkedHashMap<>();
    Map<String, Verdict> realVerdicts = new LinkedHashMap<>();
    Tracing real = new Tracing(View.REAL, realTrails);
    Tracing asSent = new Tracing(View.SENT, sentTrails);
    for (List<Person> group : groups.values()) {
      int size = sizeOf(group.get(0));
      List<Account> truly = group.stream().map(this::realAccount).toList();
      collect(real.judge(truly, size), realVerdicts);
      List<Account> known = group.stream().map(p -> sent.remove(p.identity())).toList();
      collect(asSent.judge(known, size), sentVerdicts);
    }
    // What is left are visitors that exist only by how their records were sent.
    sent.values().forEach(left -> collect(asSent.judge(List.of(left), 0), sentVerdicts));
    realVerdicts.values().forEach(v -> rows.exposed(v, sentVerdicts.get(v.account.identity)));
    sentVerdicts.values().forEach(v -> rows.mistaken(v, realVerdicts.get(v.account.identity)));
  }

  private static void collect(List<Verdict> verdicts, Map<String, Verdict> into) {
    verdicts.forEach(verdict -> into.put(verdict.account.identity, verdict));
  }

  private Map<Integer, List<Person>> groupsOfInterest() {
    Set<Integer> groups = new LinkedHashSet<>();
    for (Person person : block.people) {
      if (isOfInterest(person)) {
        groups.add(groupOf(person));
        if (person.phoneHistory == PhoneHistory.TOOK_OVER_UNNOTICED) {
          groups.add(groupOf(block.people.get(person.partner)));
        }
      }
    }
    Map<Integer, List<Person>> members = new LinkedHashMap<>();
    for (Person person : block.people) {
      if (groups.contains(groupOf(person))) {
        members.computeIfAbsent(groupOf(person), g -> new ArrayList<>()).add(person);
      }
    }
    return members;
  }

  private boolean isOfInterest(Person person) {
    if (person.livesInZone() || realTrails.isCase(person)) {
      return true;
    }
    for (Sojourn sojourn : block.sojourns.get(person.slot)) {
      if (sojourn.cell() >= 0 && cells.inZone(sojourn.cell())) {
        return true;
      }
    }
    for (Booking booking : block.bookings.get(person.slot)) {
      if (booking.trip != null
          ? booking.trip.from().inZone() || meetsCase(booking.trip.company())
          : booking.stay.hotel().inZone()
              || meetsCase(booking.stay.company())
              || meetsCase(booking.sentStay().company())) {
        return true;
      }
    }
    return person.home >= 0 && cells.inZone(person.home);
  }

  private boolean meetsCase(long company) {
    return !realTrails.legs(company).isEmpty() || !sentTrails.legs(company).isEmpty();
  }

  private int groupOf(Person person) {
    return person.household >= 0 ? person.household : -1 - person.slot;
  }

  private int sizeOf(Person person) {
    return person.household >= 0 ? block.householdSizes.get(person.household) : 0;
  }

  private Account realAccount(Person person) {
    Account account = new Account(person.identity(), person.visitor ? null : person);
    for (Booking booking : block.bookings.get(person.slot)) {
      if (booking.happened()) {
        account.bookings.add(booking);
      }
    }
    Dirt hidden = dirtOfPhone(person);
    for (Sojourn stay : new ZoneTime(cells).of(person, block.sojourns.get(person.slot))) {
      account.presences.add(new Account.Presence(stay.from(), stay.to(), hidden));
    }
    return account;
  }

  /** Why a phone may not show that its owner was in the zone. */
  private Dirt dirtOfPhone(Person person) {
    if (person.visitor) {
      return Dirt.PHONE_NOT_IN_REGISTER;
    }
    return switch (person.phoneHistory) {
      case NO_PHONE -> Dirt.NO_PHONE;
      case NOT_IN_REGISTER -> Dirt.PHONE_NOT_IN_REGISTER;
      case TOOK_OVER_UNNOTICED -> Dirt.NUMBER_CHANGED_HANDS_REGISTER_STALE;
      default -> unseen[person.slot] == null ? Dirt.SEEN_TOO_LITTLE : unseen[person.slot];
    };
  }

  private Map<String, Account> sentAccounts(Map<Integer, List<Person>> groups) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    for (List<Person> group : groups.values()) {
      for (Person person : group) {
        Account account = new Account(person.identity(), person.visitor ? null : person);
        account.presences.addAll(seen.get(person.slot));
        accounts.put(account.identity, account);
      }
    }
    for (List<Person> group : groups.values()) {
      for (Person person : group) {
        for (Booking booking : block.bookings.get(person.slot)) {
          String whose = booking.counts() ? View.SENT.whose(booking) : null;
          if (whose != null) {
            accounts.computeIfAbsent(whose, w -> new Account(w, null)).bookings.add(booking);
          }
        }
      }
    }
    return accounts;
  }
}
