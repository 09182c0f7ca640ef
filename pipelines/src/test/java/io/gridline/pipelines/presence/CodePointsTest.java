package io.gridline.pipelines.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void putsARareCharacterAfterAllOfTheBasicPlane() {
    assertThat(CodePoints.ORDER.compare("\uD842\uDFB7", "\uFA0E")).isPositive();
    assertThat(CodePoints.ORDER.compare("\uFA0E", "\uD842\uDFB7")).isNegative();
    assertThat("\uD842\uDFB7".compareTo("\uFA0E")).isNegative();
    assertThat(CodePoints.ORDER.compare("", "a")).isNegative();
  }

  @Property
  void comparesLikeTheBytesOfUtf8(@ForAll("texts") String left, @ForAll("texts") String right) {
    int bytes =
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(CodePoints.ORDER.compare(left, right)))
        .isEqualTo(Integer.signum(bytes));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "\u4e00", "\uFA0E", "\uFFFD", "\uD842\uDFB7", "\uD842\uDFB8", "\uDBFF\uDFFF")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
