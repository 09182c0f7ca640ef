package io.gridline.pipelines.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntervalTest {

  private static final Interval WINDOW = seconds(10, 20);

  @Test
  void refusesAnEndBeforeItsStart() {
    assertThatThrownBy(() -> seconds(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an interval ends before it starts: 1970-01-01T00:00:02Z to 1970-01-01T00:00:01Z");
  }

  @Test
  void holdsItsStartAndNotItsEnd() {
    assertThat(WINDOW.contains(at(10))).isTrue();
    assertThat(WINDOW.contains(at(20).minusMillis(1))).isTrue();
    assertThat(WINDOW.contains(at(20))).isFalse();
    assertThat(WINDOW.contains(at(10).minusMillis(1))).isFalse();
  }

  @Test
  void holdsNothingWhenItIsAnInstant() {
    assertThat(Interval.at(at(10)).contains(at(10))).isFalse();
    assertThat(Interval.at(at(10)).isInstant()).isTrue();
    assertThat(Interval.at(at(10)).length()).isEqualTo(Duration.ZERO);
  }

  @Test
  void isCutToTheWindowOnBothSides() {
    assertThat(seconds(5, 25).cut(WINDOW)).contains(WINDOW);
    assertThat(seconds(5, 15).cut(WINDOW)).contains(seconds(10, 15));
    assertThat(seconds(15, 25).cut(WINDOW)).contains(seconds(15, 20));
    assertThat(seconds(12, 13).cut(WINDOW)).contains(seconds(12, 13));
    assertThat(WINDOW.cut(WINDOW)).contains(WINDOW);
  }

  @Test
  void hasNothingInAWindowThatItOnlyTouches() {
    assertThat(seconds(5, 10).cut(WINDOW)).isEmpty();
    assertThat(seconds(20, 25).cut(WINDOW)).isEmpty();
    assertThat(seconds(0, 1).cut(WINDOW)).isEmpty();
  }

  @Test
  void leavesAMillisecondWhenItReachesIntoTheWindowByOne() {
    Interval reaching = new Interval(at(5), at(10).plusMillis(1));
    assertThat(reaching.cut(WINDOW).map(Interval::length)).contains(Duration.ofMillis(1));
  }

  @Test
  void staysAnInstantWhenItIsOneInsideTheWindow() {
    assertThat(Interval.at(at(10)).cut(WINDOW)).contains(Interval.at(at(10)));
    assertThat(Interval.at(at(19)).cut(WINDOW)).contains(Interval.at(at(19)));
    assertThat(Interval.at(at(20)).cut(WINDOW)).isEmpty();
    assertThat(Interval.at(at(9)).cut(WINDOW)).isEmpty();
  }

  @Test
  void overlapsOnlyForLongerThanZero() {
    assertThat(seconds(5, 15).overlap(WINDOW)).contains(seconds(10, 15));
    assertThat(seconds(5, 10).overlap(WINDOW)).isEmpty();
    assertThat(Interval.at(at(15)).overlap(WINDOW)).isEmpty();
    assertThat(WINDOW.overlap(Interval.at(at(15)))).isEmpty();
    assertThat(Interval.at(at(15)).overlap(Interval.at(at(15)))).isEmpty();
  }

  @Test
  void hasAHullOverGapsAndInstants() {
    assertThat(seconds(1, 2).hull(seconds(8, 9))).isEqualTo(seconds(1, 9));
    assertThat(seconds(1, 9).hull(seconds(3, 4))).isEqualTo(seconds(1, 9));
    assertThat(Interval.at(at(5)).hull(Interval.at(at(5)))).isEqualTo(Interval.at(at(5)));
    assertThat(Interval.at(at(5)).hull(Interval.at(at(2)))).isEqualTo(seconds(2, 5));
  }

  @Property
  void overlapsAndSpansTheSameFromEitherSide(
      @ForAll @IntRange(max = 6) int a,
      @ForAll @IntRange(max = 6) int lengthOfA,
      @ForAll @IntRange(max = 6) int b,
      @ForAll @IntRange(max = 6) int lengthOfB) {
    Interval left = seconds(a, a + lengthOfA);
    Interval right = seconds(b, b + lengthOfB);
    assertThat(left.overlap(right)).isEqualTo(right.overlap(left));
    assertThat(left.hull(right)).isEqualTo(right.hull(left));
    long common = 0;
    for (int second = 0; second < 12; second++) {
      common += left.contains(at(second)) && right.contains(at(second)) ? 1 : 0;
    }
    assertThat(left.overlap(right).map(Interval::length).orElse(Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(common));
  }

  private static Interval seconds(long from, long to) {
    return new Interval(at(from), at(to));
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
