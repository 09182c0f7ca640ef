package io.gridline.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

  @ParameterizedTest
  @CsvSource({
    // full-width digits and letters, spaces of every width, hyphens of both widths
    "resident_id, 11010519491231002X, 11010519491231002X",
    "resident_id, 11010519491231002x, 11010519491231002X",
    "resident_id, 110105-19491231-002X, 11010519491231002X",
    "resident_id, '110105 19491231\u3000002\uFF38', 11010519491231002X",
    "resident_id, \uFF11\uFF11010519491231002\uFF58, 11010519491231002X",
    "resident_id, 110105\uFF0D19491231002X, 11010519491231002X",
    // 15 digits get the century and the check character
    "resident_id, 110105491231002, 11010519491231002X",
    "resident_id, '110105 491231 002', 11010519491231002X",
    "resident_id, \uFF11\uFF11\uFF10\uFF11\uFF10\uFF15491231002, 11010519491231002X",
    "resident_id, 11010549123100X, 11010549123100X",
    "resident_id, 1101054912310020, 1101054912310020",
    "passport, e 1234-5678, E12345678",
    "passport, \uFF45\uFF11\uFF12\uFF13, E123",
    "passport, 110105491231002, 110105491231002",
    // a reissued permit is the same permit
    "hk_macau_permit, H12345678, H12345678",
    "hk_macau_permit, H1234567801, H12345678",
    "hk_macau_permit, h 1234-5678 02, H12345678",
    "hk_macau_permit, H1234567, H1234567",
    "taiwan_permit, 12345678, 12345678",
    "taiwan_permit, 1234567801, 12345678",
    "taiwan_permit, 1234-5678(B), 12345678",
    "taiwan_permit, 1234567, 1234567",
    "foreign_resident_id, chn 110101195001012, CHN110101195001012",
    "foreign_resident_id, 911110195001012, 911110195001012",
    "other, '  ab-1 ', AB1",
    "other, '- \u3000', ''",
  })
  void bringsADocumentNumberToItsNormalForm(String type, String delivered, String normal) {
    ClaimType known = ClaimType.document(type).orElseThrow();
    assertThat(Claim.document(known, delivered)).isEqualTo(new Claim(known, normal));
  }

  @ParameterizedTest
  @CsvSource({
    "13812345678, 8613812345678",
    "'138 1234 5678', 8613812345678",
    "138-1234-5678, 8613812345678",
    "\uFF11\uFF13\uFF1812345678, 8613812345678",
    "+8613812345678, 8613812345678",
    "\uFF0B86 138 1234 5678, 8613812345678",
    "+86-138-1234-5678, 8613812345678",
    "008613812345678, 8613812345678",
    "'00 86 138 1234 5678', 8613812345678",
    "8613812345678, 8613812345678",
    // eleven digits after a plus sign are a number of country 1, and no mobile number here
    "+12025550123, 12025550123",
    "0012025550123, 12025550123",
    "057187654321, 057187654321",
    "05718765432, 05718765432",
    "1381234567, 1381234567",
    "138123456789, 138123456789",
  })
  void bringsAPhoneToItsNormalForm(String delivered, String normal) {
    assertThat(Claim.phone(delivered)).isEqualTo(new Claim(ClaimType.PHONE, normal));
  }

  @ParameterizedTest
  @CsvSource({
    "1234567, true",
    "123456, false",
    "+123456789012345, true",
    "+1234567890123456, false",
    "+, false",
    "00, false",
    "'', false",
    "138x2345678, false",
    "++8613812345678, false",
    "\u0661\u0662\u0663\u0664\u0665\u0666\u0667, false",
  })
  void takesSevenToFifteenDigitsForAPhone(String delivered, boolean valid) {
    assertThat(Claim.phone(delivered).isValid()).isEqualTo(valid);
  }

  @Test
  void takesAnyNumberButAnEmptyOneForADocumentOtherThanTheResidentNumber() {
    assertThat(Claim.document(ClaimType.PASSPORT, "1").isValid()).isTrue();
    assertThat(Claim.document(ClaimType.TAIWAN_PERMIT, "1").isValid()).isTrue();
    assertThat(Claim.document(ClaimType.OTHER, " - ").isValid()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "110105491231002", "11010519491231002x"})
  void takesAResidentNumberWhoseCheckCharacterIsRight(String delivered) {
    assertThat(Claim.document(ClaimType.RESIDENT_ID, delivered).isValid()).isTrue();
  }

  @Test
  void isTheSameNumberInEveryFormItIsDelivered() {
    assertThat(Claim.document(ClaimType.RESIDENT_ID, "\uFF11\uFF11\uFF10105 491231-002"))
        .isEqualTo(Claim.document(ClaimType.RESIDENT_ID, "11010519491231002x"));
    assertThat(Claim.document(ClaimType.PASSPORT, "E1"))
        .isNotEqualTo(Claim.document(ClaimType.OTHER, "E1"));
  }

  @Test
  void staysAsItIsWhenNormalisedAgain() {
    for (ClaimType type : ClaimType.values()) {
      if (type != ClaimType.PHONE) {
        Claim claim = Claim.document(type, "h 1101-0549 1231002");
        assertThat(Claim.document(type, claim.number())).isEqualTo(claim);
      }
    }
  }

  @Test
  void namesItsTypeBeforeItsNumberAndHidesTheNumberFromLogs() {
    Claim claim = Claim.document(ClaimType.HK_MACAU_PERMIT, "H1234567801");
    assertThat(claim.canonical()).isEqualTo("hk_macau_permit:H12345678");
    assertThat(Claim.phone("13812345678").canonical()).isEqualTo("phone:8613812345678");
    assertThat(claim).hasToString("hk_macau_permit:***");
  }

  @Test
  void comparesByTypeThenNumberByCodePoint() {
    Claim first = new Claim(ClaimType.HK_MACAU_PERMIT, "H9");
    Claim second = new Claim(ClaimType.PASSPORT, "E1");
    Claim third = new Claim(ClaimType.PASSPORT, "\uFA0E");
    Claim fourth = new Claim(ClaimType.PASSPORT, "\uD842\uDFB7");
    TreeSet<Claim> sorted = new TreeSet<>();
    sorted.add(fourth);
    sorted.add(third);
    sorted.add(second);
    sorted.add(first);
    assertThat(sorted).containsExactly(first, second, third, fourth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"phone", "Passport", "passport ", "", "id"})
  void knowsSixDocumentTypesToTheLetter(String text) {
    assertThat(ClaimType.document(text)).isEqualTo(Optional.empty());
  }
}
