package io.gridline.ops.simulate;

import java.time.LocalDate;

/**
 * Made numbers of valid form that nobody can have: resident numbers of a city code 99, which no
 * province has; phones starting 10, which no network has; documents starting ZZ. Each person's are
 * unique, because the index is only permuted.
 */
final class Numbers {

  private static final int BIRTH_DAYS = 29_220;
  private static final int SEQUENCES = 999;
  private static final long RESIDENTS = 100L * BIRTH_DAYS * SEQUENCES;
  private static final long BILLION = 1_000_000_000L;
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1936, 1, 1);
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final long shift;

  Numbers(long seed) {
    this.shift = Dice.of(seed, Purpose.PERSON, -1).below(1_000_000);
  }

  private long permuted(long index) {
    return (index * 1_000_000_007L + shift) % RESIDENTS;
  }

  LocalDate birthDate(long index) {
    return FIRST_BIRTH.plusDays(permuted(index) / SEQUENCES % BIRTH_DAYS);
  }

  boolean isMale(long index) {
    return (1 + permuted(index) % SEQUENCES) % 2 == 1;
  }

  /** A resident number of 18 characters: province, 99, two digits, birth date, sequence, check. */
  String residentNumber(long index, String province) {
    long value = permuted(index);
    StringBuilder number = new StringBuilder(18).append(province).append("99");
    padded(number, value / SEQUENCES / BIRTH_DAYS, 2);
    LocalDate birth = birthDate(index);
    padded(
        number, birth.getYear() * 10_000L + birth.getMonthValue() * 100 + birth.getDayOfMonth(), 8);
    padded(number, 1 + value % SEQUENCES, 3);
    return number.append(checkCharacter(number)).toString();
  }

  /** ISO 7064 MOD 11-2 over the first 17 digits. */
  static char checkCharacter(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11);
  }

  /** The form before 1999: no century, no check character; null for those born after. */
  static String oldForm(String number) {
    return number.startsWith("19", 6) ? number.substring(0, 6) + number.substring(8, 17) : null;
  }

  /** Eleven digits; each person has a first and a second phone number. */
  String phone(long index, int which) {
    long value = ((index + which * 400_000_000L) * 613_566_757L + shift) % BILLION;
    StringBuilder phone = new StringBuilder(11).append("10");
    padded(phone, value, 9);
    return phone.toString();
  }

  String passport(long index) {
    return "ZZ" + nineDigits(index);
  }

  String hkMacauPermit(long index) {
    return (index % 3 == 0 ? "M" : "H") + eightDigits(index);
  }

  String taiwanPermit(long index) {
    return eightDigits(index);
  }

  String foreignResidentId(long index) {
    return "ZZZ999" + nineDigits(index);
  }

  String otherDocument(long index) {
    return "QT" + nineDigits(index);
  }

  private String nineDigits(long index) {
    StringBuilder digits = new StringBuilder(9);
    padded(digits, (index * 271_828_183L + shift) % BILLION, 9);
    return digits.toString();
  }

  private String eightDigits(long index) {
    StringBuilder digits = new StringBuilder(8);
    padded(digits, (index * 61_803_399L + shift) % 100_000_000L, 8);
    return digits.toString();
  }

  private static void padded(StringBuilder to, long value, int digits) {
    String text = Long.toString(value);
    to.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
  }
}
