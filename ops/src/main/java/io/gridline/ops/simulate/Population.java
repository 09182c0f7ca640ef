package io.gridline.ops.simulate;

import io.gridline.ops.simulate.Person.NumberFlaw;
import io.gridline.ops.simulate.Person.PhoneHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the people of a block: first the register's persons in households, then, in blocks of their
 * own, the visitors.
 */
final class Population {

  private final long seed;
  private final long residents;
  private final Cells cells;
  private final Numbers numbers;

  Population(long seed, long residents, Cells cells, Numbers numbers) {
    this.seed = seed;
    this.residents = residents;
    this.cells = cells;
    this.numbers = numbers;
  }

  long residentBlocks() {
    return (residents + Block.SIZE - 1) / Block.SIZE;
  }

  long blocks() {
    return residentBlocks() + (visitors() + Block.SIZE - 1) / Block.SIZE;
  }

  long people() {
    return residents + visitors();
  }

  private long visitors() {
    return Math.max(40, residents * 25 / 1000);
  }

  Block block(long number) {
    boolean visitorBlock = number >= residentBlocks();
    long first = number * Block.SIZE;
    long end =
        visitorBlock
            ? Math.min(first + Block.SIZE, residentBlocks() * Block.SIZE + visitors())
            : Math.min(first + Block.SIZE, residents);
    List<Person> people = new ArrayList<>((int) (end - first));
    for (long index = first; index < end; index++) {
      people.add(new Person(index, (int) (index - first), visitorBlock));
    }
    Block block = new Block(number, people);
    if (visitorBlock) {
      people.forEach(this::makeVisitor);
    } else {
      settle(block);
      pairUp(block);
    }
    return block;
  }

  private void settle(Block block) {
    Dice dice = Dice.of(seed, Purpose.HOUSEHOLDS, block.number);
    int next = 0;
    int collectiveAt = dice.perMille(250) ? dice.below(block.people.size()) : Integer.MAX_VALUE;
    while (next < block.people.size()) {
      boolean collective = next >= collectiveAt;
      int wanted = collective ? dice.between(30, 200) : size(dice);
      if (collective) {
        collectiveAt = Integer.MAX_VALUE;
      }
      int size = Math.min(wanted, block.people.size() - next);
      int city = Cells.anyZhejiangCity(dice);
      int home = cells.communityOf(city, dice);
      boolean without = size == 1 && dice.perMille(30);
      for (int i = 0; i < size; i++) {
        Person person = block.people.get(next + i);
        person.household = without ? -1 : block.householdSizes.size();
        makeResident(person, city, home, collective);
      }
      if (!without) {
        block.householdSizes.add(size);
      }
      next += size;
    }
  }

  private static int size(Dice dice) {
    int at = dice.below(100);
    return at < 18 ? 1 : at < 45 ? 2 : at < 75 ? 3 : at < 91 ? 4 : at < 97 ? 5 : 6;
  }

  private void makeResident(Person person, int city, int home, boolean collective) {
    Dice dice = Dice.of(seed, Purpose.PERSON, person.index);
    person.home = home;
    person.residence = cells.divisions[home];
    person.registered = person.residence;
    int at = dice.below(1000);
    String province = "33";
    if (at < 150 || (collective && at < 500)) {
      String from = dice.perMille(80) ? "42" : dice.oneOf(Stops.CITIES_AROUND);
      if (from.equals("42")) {
        from = dice.perMille(500) ? "4201" : "4211";
      }
      person.registered = cells.divisions[cells.anyIn(from, dice)];
      province = from.substring(0, 2);
    } else if (at < 500) {
      person.registered = cells.divisions[cells.communityOf(city, dice)];
    } else if (at >= 970) {
      leave(person, dice, at);
    }
    boolean permit = dice.perMille(4);
    person.document =
        permit
            ? new Document(Document.HK_MACAU_PERMIT, numbers.hkMacauPermit(person.index))
            : new Document(Document.RESIDENT_ID, numbers.residentNumber(person.index, province));
    if (!permit) {
      person.numberFlaw = flaw(dice.below(10_000));
      if (dice.perMille(120)) {
        person.second = new Document(Document.PASSPORT, numbers.passport(person.index));
        person.secondInRegister = true;
      }
      if (person.numberFlaw == NumberFlaw.OLD_FORM
          && Numbers.oldForm(person.document.number()) == null) {
        person.numberFlaw = NumberFlaw.NONE;
      }
    }
    int phone = dice.below(1000);
    int born = numbers.birthDate(person.index).getYear();
    person.phoneHistory =
        born >= 2010
            ? PhoneHistory.NO_PHONE
            : phone < 15 ? PhoneHistory.NOT_IN_REGISTER : PhoneHistory.OWN;
  }

  /** Registered in Zhejiang, living elsewhere or nobody knows where. */
  private void leave(Person person, Dice dice, int at) {
    if (at >= 993) {
      person.residence = "";
    } else {
      person.home = cells.anyIn(at >= 989 ? "4201" : dice.oneOf(Stops.CITIES_AROUND), dice);
      person.residence = cells.divisions[person.home];
    }
  }

  private static NumberFlaw flaw(int at) {
    return at < 60
        ? NumberFlaw.OLD_FORM
        : at < 90
            ? NumberFlaw.FULL_WIDTH
            : at < 110 ? NumberFlaw.WRONG_CHECK : at < 140 ? NumberFlaw.NO_NUMBER : NumberFlaw.NONE;
  }

  /** Numbers that two persons of the register share, and phones that changed hands. */
  private void pairUp(Block block) {
    Dice dice = Dice.of(seed, Purpose.PAIRS, block.number);
    int count = block.people.size();
    for (int n = 0; n < 1 + count / 300; n++) {
      Person one = block.people.get(dice.below(count));
      Person other = block.people.get(dice.below(count));
      if (one != other && plainNumber(one) && plainNumber(other)) {
        one.numberFlaw = NumberFlaw.SHARED;
        other.numberFlaw = NumberFlaw.SHARED;
        one.partner = -1;
        other.partner = one.slot;
      }
    }
    for (int n = 0; n < 1 + count / 60; n++) {
      Person giver = block.people.get(dice.below(count));
      Person taker = block.people.get(dice.below(count));
      boolean noticed = dice.perMille(600);
      int day = dice.between(2, 24);
      if (giver != taker && plainPhone(giver) && plainPhone(taker)) {
        giver.phoneHistory = noticed ? PhoneHistory.GAVE_AWAY : PhoneHistory.GAVE_AWAY_UNNOTICED;
        taker.phoneHistory = noticed ? PhoneHistory.TOOK_OVER : PhoneHistory.TOOK_OVER_UNNOTICED;
        giver.phoneChangeDay = day;
        taker.phoneChangeDay = day;
        taker.partner = giver.slot;
      }
    }
  }

  private static boolean plainNumber(Person person) {
    return person.document.isResidentId()
        && person.numberFlaw == NumberFlaw.NONE
        && person.partner < 0;
  }

  private static boolean plainPhone(Person person) {
    return person.phoneHistory == PhoneHistory.OWN
        && person.numberFlaw != NumberFlaw.SHARED
        && person.partner < 0;
  }

  private void makeVisitor(Person person) {
    Dice dice = Dice.of(seed, Purpose.PERSON, person.index);
    int at = dice.below(1000);
    long index = person.index;
    person.phoneHistory = PhoneHistory.NOT_IN_REGISTER;
    if (at < 740) {
      String city = at < 320 ? "4201" : dice.oneOf(Stops.CITIES_AROUND);
      person.home = cells.anyIn(city, dice);
      person.document =
          new Document(Document.RESIDENT_ID, numbers.residentNumber(index, city.substring(0, 2)));
    } else if (at < 850) {
      person.document = new Document(Document.PASSPORT, numbers.passport(index));
    } else if (at < 920) {
      person.document = new Document(Document.HK_MACAU_PERMIT, numbers.hkMacauPermit(index));
    } else if (at < 970) {
      person.document = new Document(Document.TAIWAN_PERMIT, numbers.taiwanPermit(index));
    } else if (at < 990) {
      person.document =
          new Document(Document.FOREIGN_RESIDENT_ID, numbers.foreignResidentId(index));
    } else {
      person.document = new Document(Document.OTHER, numbers.otherDocument(index));
    }
    if (at >= 850 && dice.perMille(150)) {
      person.second = new Document(Document.PASSPORT, numbers.passport(index));
    }
  }
}
