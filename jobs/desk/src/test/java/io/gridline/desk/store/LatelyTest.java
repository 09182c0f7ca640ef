package io.gridline.desk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatelyTest {

  private long now;
  private int counted;
  private final Lately lately = new Lately(() -> now);

  @Test
  void whatWasCountedQuicklyIsCountedAgain() {
    assertThat(count("33", 100)).isEqualTo(1);
    assertThat(count("33", 100)).isEqualTo(2);
  }

  @Test
  void whatTookASecondIsToldAgainForTen() {
    assertThat(count("33", 1000)).isEqualTo(1);
    now += TimeUnit.SECONDS.toNanos(9);
    assertThat(count("33", 1000)).isEqualTo(1);
    assertThat(count("3301", 1000)).as("asked from elsewhere").isEqualTo(2);
    now += TimeUnit.SECONDS.toNanos(1);
    assertThat(count("33", 1000)).isEqualTo(3);
  }

  @Test
  void nothingIsToldAgainAfterAMinute() {
    assertThat(count("33", 20_000)).isEqualTo(1);
    now += TimeUnit.SECONDS.toNanos(60);
    assertThat(count("33", 20_000)).isEqualTo(2);
  }

  private int count(String key, long millis) {
    return lately.of(
        key,
        () -> {
          now += TimeUnit.MILLISECONDS.toNanos(millis);
          return ++counted;
        });
  }
}
