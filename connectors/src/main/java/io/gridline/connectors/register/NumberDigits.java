package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import java.util.Set;
import java.util.TreeSet;

/**
 * The digits of a number, full-width ones included: what a database finds numbers by. Whatever
 * normalising does to a number as delivered (contract, section 5), its digits tell which claims it
 * can be. Nothing else does so without the server knowing Java's letters and spaces.
 */
final class NumberDigits {

  /** Of a well-formed permit, those of what counts: a letter and eight digits, or eight digits. */
  static final int OF_PERMIT = 8;

  private static final int MOBILE_FROM_ABROAD = 13;
  private static final int AREA_LENGTH = 6;
  private static final int LENGTH = 17;

  private NumberDigits() {}

  /** The digits of a column, in SQL. {@code register.sql} has the same, to be indexed. */
  static String of(DatabaseColumn number) {
    return "regexp_replace(translate(%s COLLATE \"C\", '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g')"
        .formatted(number.text());
  }

  /** Those of a permit that a reissue leaves as they are, in SQL. */
  static String ofPermit(DatabaseColumn number) {
    return "left(" + of(number) + ", " + OF_PERMIT + ")";
  }

  static String of(String normal) {
    StringBuilder digits = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  /** What the digits of a resident number can be: those of its 15-digit form too. */
  static Set<String> ofResident(String normal) {
    String digits = of(normal);
    Set<String> all = new TreeSet<>(Set.of(digits));
    if (digits.startsWith("19", AREA_LENGTH)) {
      all.add(digits.substring(0, AREA_LENGTH) + digits.substring(AREA_LENGTH + 2, LENGTH));
    }
    return all;
  }

  /** What the digits of a phone can be: after 00, and without the country code. */
  static Set<String> ofPhone(String normal) {
    Set<String> all = new TreeSet<>(Set.of(normal, "00" + normal));
    if (normal.length() == MOBILE_FROM_ABROAD && normal.startsWith("861")) {
      all.add(normal.substring(2));
    }
    return all;
  }

  /** Whether only the beginning of the number counts, whatever follows it. */
  static boolean isPermit(ClaimType type) {
    return type == ClaimType.HK_MACAU_PERMIT || type == ClaimType.TAIWAN_PERMIT;
  }

  /** Whether a number as delivered may have had digits that the claim has not. */
  static boolean mayBeCut(Claim permit) {
    int whole = permit.type() == ClaimType.HK_MACAU_PERMIT ? 9 : 8;
    return permit.number().length() == whole;
  }
}
