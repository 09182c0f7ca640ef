package io.gridline.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaceTest {

  private static final Instant FIRST = Instant.parse("2020-01-10T00:00:00Z");

  private static final Replay ONCE = new Replay(1, Optional.empty());

  private final Stop stop = new Stop();
  private long now;

  @Test
  void letsTheFirstGoAtOnceAndWhatIsLateToo() {
    Pace pace = new Pace(ONCE, () -> now, stop);
    assertThat(pace.comesTo(FIRST)).isTrue();
    now = Duration.ofMinutes(1).toNanos();
    assertThat(pace.comesTo(FIRST.plusSeconds(60))).isTrue();
    assertThat(pace.comesTo(FIRST.minusSeconds(3600))).isTrue();
  }

  @Test
  void whatLiesBeforeTheBeginningHoldsUpNothing() {
    Pace pace = new Pace(new Replay(1, Optional.of(FIRST)), () -> now, stop);
    assertThat(pace.comesTo(FIRST.minus(Duration.ofDays(20)))).isTrue();
    now = Duration.ofMinutes(1).toNanos();
    assertThat(pace.comesTo(FIRST.plusSeconds(60))).isTrue();
  }

  @Test
  void waitsForTheTimeDividedByTheSpeed() {
    Pace pace = new Pace(new Replay(3600, Optional.empty()), System::nanoTime, stop);
    long begun = System.nanoTime();
    pace.comesTo(FIRST);
    assertThat(pace.comesTo(FIRST.plus(Duration.ofMinutes(12)))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void waitsNoLongerWhenToldToStop() {
    Pace pace = new Pace(ONCE, System::nanoTime, stop);
    pace.comesTo(FIRST);
    Thread other = new Thread(stop::now);
    other.start();
    assertThat(pace.comesTo(FIRST.plus(Duration.ofDays(1)))).isFalse();
    assertThat(pace.comesTo(FIRST)).isFalse();
  }
}
