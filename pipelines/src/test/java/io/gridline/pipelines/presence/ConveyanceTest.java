package io.gridline.pipelines.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConveyanceTest {

  @ParameterizedTest
  @CsvSource({
    "G1234, G1234",
    "g 1234, G1234",
    "05, 5",
    "' 05', 5",
    "'0 5', 5",
    "'\u30000\u00A05', 5",
    "012f, 12F",
    "ca0931, CA0931",
    "105, 105",
    "A01, A01",
    "0A10, A10",
    "000, ''",
    "' ', ''",
    "'', ''",
  })
  void isUpperCaseWithoutSpacesAndLeadingZeros(String delivered, String normal) {
    assertThat(Conveyance.normal(delivered)).isEqualTo(normal);
  }
}
