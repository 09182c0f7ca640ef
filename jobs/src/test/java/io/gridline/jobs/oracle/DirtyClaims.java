package io.gridline.jobs.oracle;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Documents and phones of six made-up people (0 to 5), in every way of writing them. */
final class DirtyClaims {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private DirtyClaims() {}

  /** Who is meant, small numbers more often. */
  static Arbitrary<Integer> people() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.of(0, 1, 2, 3)), Tuple.of(1, Arbitraries.of(0, 1, 2, 3, 4, 5)));
  }

  /** Document type and number as delivered by a feed. */
  static Arbitrary<List<String>> delivered() {
    return Arbitraries.frequencyOf(
        Tuple.of(120, known()),
        Tuple.of(1, people().map(who -> List.of("visa", number("passport", who)))),
        Tuple.of(1, people().map(who -> List.of("RESIDENT_ID", number("resident_id", who)))),
        Tuple.of(1, Arbitraries.just(List.of("passport", "- -"))));
  }

  /** A claim of a known type; its number may be malformed, but is never empty. */
  static Arbitrary<List<String>> known() {
    return Combinators.combine(types(), people(), styles())
        .as((type, who, style) -> List.of(type, write(type, number(type, who), style)));
  }

  /** Of a document: mostly as printed, otherwise as people write it, now and then wrong. */
  static Arbitrary<Integer> styles() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, Arbitraries.just(0)),
        Tuple.of(5, Arbitraries.of(1, 2, 3, 4, 5, 6)),
        Tuple.of(1, Arbitraries.of(7, 8)));
  }

  private static Arbitrary<String> types() {
    return Arbitraries.frequency(
        Tuple.of(12, "resident_id"),
        Tuple.of(6, "passport"),
        Tuple.of(3, "hk_macau_permit"),
        Tuple.of(3, "taiwan_permit"),
        Tuple.of(1, "foreign_resident_id"),
        Tuple.of(1, "other"));
  }

  /** The phone of somebody as a carrier or the register has it. */
  static Arbitrary<String> phones() {
    return Combinators.combine(people(), Arbitraries.of(0, 0, 0, 1, 2, 3, 4, 5))
        .as(DirtyClaims::phone);
  }

  static Arbitrary<String> deliveredPhones() {
    return Arbitraries.frequencyOf(
        Tuple.of(40, phones()),
        Tuple.of(1, Arbitraries.of("123456", "1234567890123456", "138-CALL-ME", "-")),
        Tuple.of(1, Arbitraries.of("1234567", "+1 380 000 0000")));
  }

  static String phone(int who, int style) {
    String number = "1380000000" + who;
    return switch (style) {
      case 1 -> "+86" + number;
      case 2 -> "0086" + number;
      case 3 -> "138 0000-000" + who;
      case 4 -> "86" + number;
      case 5 -> wide(number);
      default -> number;
    };
  }

  static String number(String type, int who) {
    return switch (type) {
      case "resident_id" -> resident(who);
      case "hk_macau_permit" -> "H1234567" + who;
      case "taiwan_permit" -> "1234567" + who;
      default -> "E123456" + who;
    };
  }

  static String write(String type, String number, int style) {
    boolean resident = type.equals("resident_id");
    return switch (style) {
      case 1 -> number.toLowerCase(java.util.Locale.ROOT);
      case 2 -> wide(number);
      case 3 -> number.substring(0, 3) + " " + number.substring(3) + " ";
      case 4 -> number.substring(0, 6) + "-" + number.substring(6);
      case 5 -> resident ? number.substring(0, 6) + number.substring(8, 17) : number + "01";
      case 6 -> number + "02";
      // a wrong check character, or another digit
      case 7 -> number.substring(0, number.length() - 1) + (number.endsWith("9") ? '8' : '9');
      case 8 -> resident ? "33010" : number;
      default -> number;
    };
  }

  /** A resident number of the 1st of January 1980; person 3's ends in X. */
  private static String resident(int who) {
    String digits = "33010619800101%03d".formatted(who == 3 ? xSequence() : who);
    return digits + check(digits);
  }

  private static int xSequence() {
    int sequence = 10;
    while (check("33010619800101%03d".formatted(sequence)) != 'X') {
      sequence++;
    }
    return sequence;
  }

  private static char check(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11);
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c - '!' + '\uFF01')));
    return wide.toString();
  }
}
