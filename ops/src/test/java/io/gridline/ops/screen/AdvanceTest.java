package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.jobs.screen.Progress.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdvanceTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void saysHowMuchIsDoneHowFastAndHowLongTheRestWillTake() {
    assertThat(Advance.text(20_000_000, 50_000_000, Unit.BYTES, TEN_SECONDS))
        .isEqualTo(": 20 of 50 MB, 2.0 MB/s, 15 s left");
    assertThat(Advance.text(1_234_567, 4_000_000, Unit.RECORDS, TEN_SECONDS))
        .isEqualTo(": 1,234,567 of 4,000,000 records, 123,457/s, 22 s left");
  }

  @Test
  void guessesNothingInTheFirstSecondsNorOfNothing() {
    assertThat(Advance.text(20, 50, Unit.RECORDS, Duration.ofMillis(2999))).isEmpty();
    assertThat(Advance.text(0, 50, Unit.RECORDS, TEN_SECONDS)).isEmpty();
    assertThat(Advance.text(0, 0, Unit.RECORDS, TEN_SECONDS)).isEmpty();
  }

  @Test
  void saysWhenAllIsCountedButThePhaseIsNotOver() {
    assertThat(Advance.text(50, 50, Unit.RECORDS, TEN_SECONDS)).isEqualTo(": the last steps");
    assertThat(Advance.text(60, 50, Unit.RECORDS, TEN_SECONDS)).isEqualTo(": the last steps");
  }

  @Test
  void saysALongTimeInMinutesAndHours() {
    assertThat(Advance.span(89)).isEqualTo("89 s");
    assertThat(Advance.span(90)).isEqualTo("2 min");
    assertThat(Advance.span(5400)).isEqualTo("1.5 h");
  }
}
