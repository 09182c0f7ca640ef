package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.connectors.rows.BadInput;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectionLimitTest {

  @Test
  void letsExactlyTheLimitPassOfWhatIsNotOutside() {
    assertThatCode(() -> RejectionLimit.check("A", Map.of("rail", counts(1000, 5, 900)), 0.05))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> RejectionLimit.check("A", Map.of("rail", counts(999, 5, 900)), 0.05))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "order A: too many records rejected, nothing published: rail: 5 of 99 records rejected"
                + " {bad-time=5} (limit 5.0 %). See what is wrong with the feed, or raise"
                + " --max-rejected");
  }

  @Test
  void letsNothingRejectedPassWhateverTheLimit() {
    assertThatCode(() -> RejectionLimit.check("A", Map.of("rail", counts(0, 0, 0)), 0))
        .doesNotThrowAnyException();
    assertThatCode(() -> RejectionLimit.check("A", Map.of("rail", counts(9, 0, 9)), 0))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> RejectionLimit.check("A", Map.of("rail", counts(9, 1, 8)), 0))
        .isInstanceOf(BadInput.class);
    assertThatCode(() -> RejectionLimit.check("A", Map.of("rail", counts(9, 9, 0)), 1))
        .doesNotThrowAnyException();
  }

  private static SourceCounts counts(long read, long rejected, long outside) {
    long kept = read - rejected - outside;
    Map<String, Long> reasons = Map.of("bad-time", rejected);
    return new SourceCounts(read, reasons, outside, 0, 0, 0, kept, 0, null);
  }
}
