package io.gridline.connectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DivisionNamesTest {

  private final DivisionNames names = DivisionNames.read();

  @Test
  void namesADivisionByItselfAndInFull() {
    assertThat(names.own("330102")).isEqualTo("上城区");
    assertThat(names.of("330102")).isEqualTo("浙江省杭州市上城区");
  }

  @Test
  void namesEveryPlaceThatAnEntryCanBeReferredTo() {
    assertThat(names.own("42")).isEqualTo("湖北省");
    assertThat(names.own("71")).isEqualTo("台湾省");
    assertThat(names.own("81")).isEqualTo("香港特别行政区");
    assertThat(names.own("SG")).isEqualTo("新加坡");
  }

  @Test
  void leavesACodeThatNobodyKnowsAsItIs() {
    assertThat(names.own("99")).isEmpty();
    assertThat(names.of("99")).isEqualTo("99");
  }
}
