package io.gridline.connectors.register;

import io.gridline.connectors.columns.Ascii;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tests numbers, which are compared in their normal form (contract, section 5). The form that a
 * register mostly has them in is tested as it stands: letters and digits without anything between.
 */
final class AskedNumber extends AskedText {

  private static final int OLD_RESIDENT_NUMBER = 15;
  private static final String COUNTRY = "86";
  private static final int MOBILE = 11;
  private static final int PERMIT = 9;
  private static final int TAIWAN_PERMIT = 8;

  /** Which numbers of letters and digits are in normal form as they stand. */
  private interface Normal {
    boolean is(byte[] bytes, int offset, int length);
  }

  private final UnaryOperator<String> normal;
  private final Normal isNormal;
  private final boolean isPermit;

  private AskedNumber(
      Collection<String> asked,
      boolean isKey,
      UnaryOperator<String> normal,
      Normal isNormal,
      boolean isPermit) {
    super(asked, isKey);
    this.normal = normal;
    this.isNormal = isNormal;
    this.isPermit = isPermit;
  }

  /** Resident numbers, which a person may lack. */
  static AskedNumber resident(Collection<String> asked) {
    return new AskedNumber(
        asked,
        false,
        text -> Claim.document(ClaimType.RESIDENT_ID, text).number(),
        (bytes, offset, length) -> length != OLD_RESIDENT_NUMBER,
        false);
  }

  /** Numbers of travel documents of any type: those too that only a permit's rule would cut so. */
  static AskedNumber document(Collection<String> asked) {
    return new AskedNumber(
        asked,
        true,
        text -> Claim.document(ClaimType.OTHER, text).number(),
        (bytes, offset, length) -> length <= TAIWAN_PERMIT,
        true);
  }

  /** Phones; those of the country also as they are mostly written, without its code. */
  static AskedNumber phone(Collection<String> asked) {
    List<String> forms = new ArrayList<>(asked);
    asked.stream()
        .filter(number -> number.startsWith(COUNTRY + "1"))
        .filter(number -> number.length() == COUNTRY.length() + MOBILE)
        .forEach(number -> forms.add(number.substring(COUNTRY.length())));
    return new AskedNumber(
        forms,
        true,
        text -> Claim.phone(text).number(),
        (bytes, offset, length) -> length < 2 || bytes[offset] != '0' || bytes[offset + 1] != '0',
        false);
  }

  @Override
  boolean isPlain(byte[] bytes, int offset, int length) {
    return Ascii.isDigitsOrCapitals(bytes, offset, length) && isNormal.is(bytes, offset, length);
  }

  @Override
  boolean isAsked(byte[] bytes, int offset, int length) {
    return isPlain(bytes, offset, length)
        ? isOneOf(bytes, offset, length)
        : isAsked(new String(bytes, offset, length, StandardCharsets.US_ASCII));
  }

  /** A number of nothing but spaces and hyphens is wrong, and so wanted. */
  @Override
  boolean isAsked(String text) {
    String number = normal.apply(text);
    return number.isEmpty()
        || isOneOf(number)
        || (isPermit && (isOneOf(first(PERMIT, number)) || isOneOf(first(TAIWAN_PERMIT, number))));
  }

  private static String first(int length, String number) {
    return number.length() <= length ? number : number.substring(0, length);
  }
}
