package io.gridline.ops.simulate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The register's three tables, with the flaws that old registers have. */
final class RegisterRows {

  static final List<String> TABLES = List.of("person", "travel_document", "subscription");
  static final List<String> HEADERS =
      List.of(
          "person_id,name,sex,birth_date,id_number,household_id,registered_division,"
              + "residence_division,residence_address",
          "document_type,document_number,person_id",
          "msisdn,person_id,valid_from,valid_to");

  final RowBuffer persons = new RowBuffer(StandardCharsets.UTF_8);
  final RowBuffer documents = new RowBuffer(StandardCharsets.UTF_8);
  final RowBuffer subscriptions = new RowBuffer(StandardCharsets.UTF_8);

  private final long seed;
  private final Numbers numbers;
  private final ReferenceTables tables;

  RegisterRows(long seed, Numbers numbers, ReferenceTables tables) {
    this.seed = seed;
    this.numbers = numbers;
    this.tables = tables;
  }

  List<RowBuffer> inOrder() {
    return List.of(persons, documents, subscriptions);
  }

  void person(Block block, Person person) {
    String id = person.personId();
    // One address for a household.
    long home = person.household < 0 ? person.index : -1 - block.number * 1000 - person.household;
    Dice house = Dice.of(seed, Purpose.REGISTER, home);
    Dice dice = Dice.of(seed, Purpose.REGISTER, person.index);
    persons
        .text(id)
        .text(Names.chinese(seed, person.index))
        .text(numbers.isMale(person.index) ? "M" : "F")
        .text(numbers.birthDate(person.index).toString())
        .text(idNumber(block, person))
        .text(block.householdId(person))
        .text(person.registered)
        .text(person.residence)
        .text(address(person, house))
        .endRow();
    if (!person.document.isResidentId()) {
      documents.text(person.document.type()).text(person.document.printed(1)).text(id).endRow();
    }
    if (person.second != null) {
      documents.text(person.second.type()).text(person.second.number()).text(id).endRow();
    }
    subscriptions(block, person, dice);
  }

  private static String idNumber(Block block, Person person) {
    if (!person.document.isResidentId()) {
      return "";
    }
    String number = person.document.number();
    return switch (person.numberFlaw) {
      case NONE -> number;
      case OLD_FORM -> Numbers.oldForm(number);
      case FULL_WIDTH -> Written.fullWidth(number);
      case WRONG_CHECK -> Written.wrongCheck(number);
      case NO_NUMBER -> "";
      case SHARED ->
          person.partner < 0 ? number : block.people.get(person.partner).document.number();
    };
  }

  private String address(Person person, Dice dice) {
    if (person.residence.isEmpty()) {
      return "";
    }
    int house = dice.between(1, 400);
    String door =
        dice.perMille(300) ? ", " + dice.between(1, 30) + "-" + dice.between(101, 604) : "";
    return tables.nameOf(person.residence) + "模拟路" + house + "号" + door;
  }

  private void subscriptions(Block block, Person person, Dice dice) {
    String since = dice.between(2011, 2019) + "-0" + dice.between(1, 9) + "-1" + dice.below(10);
    String change = Timeline.date(person.phoneChangeDay);
    switch (person.phoneHistory) {
      case OWN -> subscription(person, 0, person, since, "", dice);
      case GAVE_AWAY -> {
        subscription(person, 0, person, since, change + "T00:00:00+08:00", dice);
        subscription(person, 1, person, change, "", dice);
      }
      case GAVE_AWAY_UNNOTICED -> {
        subscription(person, 0, person, since, "", dice);
        subscription(person, 1, person, change, "", dice);
      }
      case TOOK_OVER -> subscription(block.people.get(person.partner), 0, person, change, "", dice);
      case TOOK_OVER_UNNOTICED, NOT_IN_REGISTER, NO_PHONE -> {}
    }
  }

  private void subscription(
      Person owner, int which, Person holder, String from, String to, Dice dice) {
    subscriptions
        .text(Written.phone(numbers.phone(owner.index, which), dice.next() >>> 1))
        .text(holder.personId())
        .text(from)
        .text(to)
        .endRow();
  }
}
