package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * Tests numbers, which are compared in their normal form (contract, section 5). The form that a
 * register mostly has them in is tested as it stands: the letters and digits of a document, the
 * eleven or more digits of a phone.
 */
final class AskedNumber extends AskedText {

  private static final int OLD_RESIDENT_NUMBER = 15;
  private static final int MOBILE = 11;
  private static final byte[] COUNTRY = {'8', '6'};
  private static final int PERMIT = 9;
  private static final int TAIWAN_PERMIT = 8;

  /** What is made of a number in its usual form. */
  private interface Usual {
    boolean isAsked(AskedNumber test, byte[] bytes, int offset, int length);
  }

  private final UnaryOperator<String> normal;
  private final Usual usual;
  private final boolean isPermit;

  private AskedNumber(
      Collection<String> asked,
      boolean isKey,
      UnaryOperator<String> normal,
      Usual usual,
      boolean isPermit) {
    super(asked, isKey);
    this.normal = normal;
    this.usual = usual;
    this.isPermit = isPermit;
  }

  /** Resident numbers, which a person may lack. */
  static AskedNumber resident(Collection<String> asked) {
    return new AskedNumber(
        asked,
        false,
        text -> Claim.document(ClaimType.RESIDENT_ID, text).number(),
        (test, bytes, offset, length) ->
            length == OLD_RESIDENT_NUMBER
                ? test.isAsked(text(bytes, offset, length))
                : test.isOneOf(bytes, offset, length),
        false);
  }

  /** Numbers of travel documents of any type: those too that only a permit's rule would cut so. */
  static AskedNumber document(Collection<String> asked) {
    return new AskedNumber(
        asked,
        true,
        text -> Claim.document(ClaimType.OTHER, text).number(),
        (test, bytes, offset, length) -> test.isOneOfPermits(bytes, offset, length),
        true);
  }

  static AskedNumber phone(Collection<String> asked) {
    return new AskedNumber(
        asked,
        true,
        text -> Claim.phone(text).number(),
        (test, bytes, offset, length) -> test.isPhone(bytes, offset, length),
        false);
  }

  @Override
  boolean isAsked(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int b = bytes[i];
      if ((b < '0' || b > '9') && (b < 'A' || b > 'Z')) {
        return isAsked(text(bytes, offset, length));
      }
    }
    return usual.isAsked(this, bytes, offset, length);
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

  private boolean isOneOfPermits(byte[] bytes, int offset, int length) {
    return isOneOf(bytes, offset, length)
        || (length > PERMIT && isOneOf(bytes, offset, PERMIT))
        || (length > TAIWAN_PERMIT && isOneOf(bytes, offset, TAIWAN_PERMIT));
  }

  private boolean isPhone(byte[] bytes, int offset, int length) {
    if (length == MOBILE && bytes[offset] == '1') {
      byte[] mobile = new byte[COUNTRY.length + MOBILE];
      System.arraycopy(COUNTRY, 0, mobile, 0, COUNTRY.length);
      System.arraycopy(bytes, offset, mobile, COUNTRY.length, MOBILE);
      return isOneOf(mobile, 0, mobile.length);
    }
    boolean isWithTwoZeros = length > 1 && bytes[offset] == '0' && bytes[offset + 1] == '0';
    return isWithTwoZeros ? isAsked(text(bytes, offset, length)) : isOneOf(bytes, offset, length);
  }

  private static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.US_ASCII);
  }
}
