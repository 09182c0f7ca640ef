package io.gridline.pipelines.identity;

import io.gridline.pipelines.presence.CodePoints;
import java.io.Serializable;
import java.util.Locale;

/**
 * What a record says of who somebody is, in normal form (contract, section 5): a document type and
 * number, or a phone. Never logged, never a key; {@link #toString} hides the number.
 */
public record Claim(ClaimType type, String number) implements Serializable, Comparable<Claim> {

  private static final int PERMIT_LENGTH = 9;
  private static final int TAIWAN_PERMIT_LENGTH = 8;
  private static final int MOBILE_LENGTH = 11;
  private static final int SHORTEST_PHONE = 7;
  private static final int LONGEST_PHONE = 15;

  /** The claim of a document number as delivered. */
  public static Claim document(ClaimType type, String delivered) {
    String number = folded(delivered);
    return new Claim(
        type,
        switch (type) {
          case RESIDENT_ID -> ResidentNumber.upgraded(number);
          case HK_MACAU_PERMIT -> first(PERMIT_LENGTH, number);
          case TAIWAN_PERMIT -> first(TAIWAN_PERMIT_LENGTH, number);
          default -> number;
        });
  }

  /** The claim of a phone number as delivered: with its country code, without a plus sign. */
  public static Claim phone(String delivered) {
    String number = folded(delivered);
    if (number.startsWith("+")) {
      number = number.substring(1);
    } else if (number.startsWith("00")) {
      number = number.substring(2);
    } else if (number.length() == MOBILE_LENGTH && number.charAt(0) == '1') {
      number = "86" + number;
    }
    return new Claim(ClaimType.PHONE, number);
  }

  /**
   * Whether the number can be anybody's: a phone has 7 to 15 digits, a resident number a right
   * check character.
   */
  public boolean isValid() {
    return switch (type) {
      case RESIDENT_ID -> ResidentNumber.isValid(number);
      case PHONE ->
          number.length() >= SHORTEST_PHONE
              && number.length() <= LONGEST_PHONE
              && number.chars().allMatch(c -> c >= '0' && c <= '9');
      default -> !number.isEmpty();
    };
  }

  /** {@code <type>:<normal form>}, what is hashed, and what names a visitor before keying. */
  public String canonical() {
    return type.text() + ":" + number;
  }

  @Override
  public int compareTo(Claim other) {
    int byType = type.text().compareTo(other.type.text());
    return byType != 0 ? byType : CodePoints.ORDER.compare(number, other.number);
  }

  @Override
  public String toString() {
    return type.text() + ":***";
  }

  /** Full-width to half-width, upper case, white space and hyphens dropped. */
  private static String folded(String delivered) {
    return isDigitsOrCapitals(delivered) ? delivered : foldedSlowly(delivered);
  }

  private static boolean isDigitsOrCapitals(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static String foldedSlowly(String delivered) {
    StringBuilder kept = new StringBuilder(delivered.length());
    for (int i = 0; i < delivered.length(); i++) {
      char c = delivered.charAt(i);
      char half = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
      if (half != '-' && !Character.isWhitespace(half) && !Character.isSpaceChar(half)) {
        kept.append(half);
      }
    }
    return kept.toString().toUpperCase(Locale.ROOT);
  }

  private static String first(int length, String number) {
    return number.length() <= length ? number : number.substring(0, length);
  }
}
