package io.gridline.pipelines.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionTest {

  @ParameterizedTest
  @CsvSource({
    "420106001002, 4201, true",
    "4201, 4201, true",
    "42, 4201, false",
    "4202, 4201, false",
    "140201, 4201, false",
    "IT, IT, true",
    "IT, 33, false",
    "33, IT, false",
  })
  void liesInsideWhatItsCodeStartsWith(String place, String outer, boolean inside) {
    assertThat(new Division(place).isInside(new Division(outer))).isEqualTo(inside);
  }

  @Test
  void liesNowhereWhenItIsNotKnown() {
    assertThat(Division.NONE.isInside(new Division("33"))).isFalse();
    assertThat(Division.NONE.isInside(Division.NONE)).isFalse();
    assertThat(Division.NONE.isKnown()).isFalse();
  }

  @Test
  void holdsNothingWhenItIsNotKnown() {
    assertThat(new Division("33").isInside(Division.NONE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "330106001002, 33, 330106001, 330106001002",
    "330106001, 33, 330106001, ''",
    "330106, 33, '', ''",
    "33, 33, '', ''",
    "IT, IT, '', ''",
    "'', '', '', ''",
  })
  void isCutToProvinceStreetAndCommunity(
      String code, String province, String street, String community) {
    Division division = new Division(code);
    assertThat(division.province().code()).isEqualTo(province);
    assertThat(division.streetCode()).isEqualTo(street);
    assertThat(division.communityCode()).isEqualTo(community);
  }

  @Test
  void comparesByItsCode() {
    assertThat(new Division("3301")).isLessThan(new Division("330106"));
    assertThat(new Division("IT")).isGreaterThan(new Division("99"));
  }
}
