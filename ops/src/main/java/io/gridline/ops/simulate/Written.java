package io.gridline.ops.simulate;

/** How a number stands in a file: what normalising undoes, and what nothing can undo. */
final class Written {

  private Written() {}

  /** The document number of a booking, as its sender wrote it. */
  static String number(Booking booking) {
    Document shown = booking.shown();
    String number = shown.number();
    int issue = 1 + (int) (booking.key % 3);
    return switch (booking.mishap()) {
      case FULL_WIDTH -> fullWidth(shown.printed(1));
      case SPACED -> spaced(shown.printed(1));
      case OLD_FORM -> Numbers.oldForm(number);
      case REISSUED -> shown.printed(2 + issue);
      case WRONG_CHECK -> wrongCheck(number);
      case MISTYPED -> booking.mistyped().number();
      default -> shown.printed(1);
    };
  }

  static String wrongCheck(String number) {
    char right = number.charAt(17);
    char wrong = right == 'X' ? '0' : right == '9' ? 'X' : (char) (right + 1);
    return number.substring(0, 17) + wrong;
  }

  static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
    }
    return wide.toString();
  }

  private static String spaced(String text) {
    String small = text.toLowerCase(java.util.Locale.ROOT);
    int middle = small.length() / 2;
    return small.substring(0, middle) + (middle % 2 == 0 ? "-" : " ") + small.substring(middle);
  }

  /** A phone of ours in one of the ways that carriers write it. */
  static String phone(String elevenDigits, long key) {
    int way = (int) (((key * 0x9E3779B9L) >>> 7) & 63);
    return switch (way) {
      case 0 -> "+86" + elevenDigits;
      case 1 -> "0086" + elevenDigits;
      case 2 -> fullWidth(elevenDigits);
      case 3 -> elevenDigits.substring(0, 3) + "-" + elevenDigits.substring(3);
      default -> elevenDigits;
    };
  }
}
