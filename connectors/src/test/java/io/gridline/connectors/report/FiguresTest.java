package io.gridline.connectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Instant AS_OF = SampleReport.AS_OF;

  @Test
  void aShareNeverRoundsALittleToNothingNorMostToAll() {
    assertThat(Figures.share(0, 10)).isEqualTo("0 %");
    assertThat(Figures.share(1, 1_000_000)).isEqualTo("< 0.01 %");
    assertThat(Figures.share(86, 10_000)).isEqualTo("0.86 %");
    assertThat(Figures.share(59, 1_000)).isEqualTo("5.9 %");
    assertThat(Figures.share(43, 100)).isEqualTo("43 %");
    assertThat(Figures.share(999_999, 1_000_000)).isEqualTo("> 99.9 %");
    assertThat(Figures.share(10, 10)).isEqualTo("100 %");
    assertThat(Figures.share(0, 0)).isEqualTo("–");
  }

  @Test
  void timesAreThoseOfShanghaiToTheMinute() {
    assertThat(Figures.time(Instant.parse("2020-02-09T16:07:59.123Z")))
        .isEqualTo("2020-02-10 00:07");
  }

  @Test
  void aLengthOfTimeHasItsTwoGreatestUnits() {
    assertThat(Figures.span(Duration.parse("P3DT4H59M"))).isEqualTo("3 d 4 h");
    assertThat(Figures.span(Duration.ofHours(24))).isEqualTo("1 d");
    assertThat(Figures.span(Duration.ofMinutes(134))).isEqualTo("2 h 14 min");
    assertThat(Figures.span(Duration.ofSeconds(65))).isEqualTo("1 min 5 s");
    assertThat(Figures.span(Duration.ofMillis(42_180))).isEqualTo("42.2 s");
    assertThat(Figures.span(Duration.ofMillis(12))).isEqualTo("12 ms");
  }

  @Test
  void aSourceIsSilentOnceItsLatestRecordIsOlderThanTheLimit() {
    Duration limit = Duration.ofHours(24);
    assertThat(aged(Optional.of(limit), Optional.of(limit))).isEqualTo(Freshness.FRESH);
    assertThat(aged(Optional.of(limit.plusMillis(1)), Optional.of(limit)))
        .isEqualTo(Freshness.SILENT);
    assertThat(aged(Optional.of(limit), Optional.empty())).isEqualTo(Freshness.NO_LIMIT);
    assertThat(aged(Optional.empty(), Optional.empty())).isEqualTo(Freshness.NEVER_SENT);
  }

  private static Freshness aged(Optional<Duration> age, Optional<Duration> limit) {
    SourceFlow flow = SampleReport.flow(Source.RAIL, 10, 0, 0, Duration.ZERO);
    return new SourceFlow(
            flow.source(),
            flow.read(),
            flow.rejected(),
            0,
            0,
            0,
            0,
            flow.kept(),
            0,
            age.map(AS_OF::minus),
            limit)
        .freshness(AS_OF);
  }
}
