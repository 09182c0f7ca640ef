package io.gridline.pipelines.identity;

/**
 * The citizen identification number of GB 11643: 17 digits and a check character by ISO 7064 MOD
 * 11-2. Numbers issued before 1999 have 15 digits, without the century and the check character.
 */
public final class ResidentNumber {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int OLD_LENGTH = 15;
  private static final int LENGTH = 18;

  private ResidentNumber() {}

  /** A 15-digit number in its 18-digit form; anything else as it is. */
  static String upgraded(String number) {
    if (number.length() != OLD_LENGTH || !isDigits(number, OLD_LENGTH)) {
      return number;
    }
    String body = number.substring(0, 6) + "19" + number.substring(6);
    return body + checkCharacter(body);
  }

  /**
   * Whether the form is right and the check character agrees; the birth date in it is not looked
   * at.
   */
  static boolean isValid(String number) {
    return number.length() == LENGTH
        && isDigits(number, LENGTH - 1)
        && number.charAt(LENGTH - 1) == checkCharacter(number);
  }

  /** The check character of the first 17 digits. */
  public static char checkCharacter(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
  }

  private static boolean isDigits(String text, int length) {
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
