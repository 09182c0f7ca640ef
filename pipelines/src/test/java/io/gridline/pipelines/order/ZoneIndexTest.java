package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneIndexTest {

  private static final Instant FROM = Instant.parse("2020-01-08T16:00:00Z");
  private static final Instant TO = Instant.parse("2020-02-07T16:00:00Z");
  private static final Division HONGSHAN = new Division("420111");

  private final ScreeningOrder order = OrderText.example().parsed();
  private final ZoneIndex zones = ZoneIndex.of(order);

  @Test
  void coversAPlaceInsideAZoneAndNotOneThatIsKnownMoreCoarsely() {
    assertThat(zones.covers(HONGSHAN)).isTrue();
    assertThat(zones.covers(new Division("4201"))).isTrue();
    assertThat(zones.covers(new Division("42"))).isFalse();
    assertThat(zones.covers(Division.NONE)).isFalse();
  }

  @Test
  void coversWhatReachesIntoTheWindowAndNotWhatTouchesIt() {
    assertThat(zones.covers(HONGSHAN, new Interval(FROM.minusSeconds(9), FROM))).isFalse();
    assertThat(zones.covers(HONGSHAN, new Interval(FROM.minusSeconds(9), FROM.plusMillis(1))))
        .isTrue();
    assertThat(zones.covers(HONGSHAN, new Interval(TO, TO.plusSeconds(9)))).isFalse();
    assertThat(zones.covers(HONGSHAN, Interval.at(FROM))).isTrue();
    assertThat(zones.covers(HONGSHAN, Interval.at(TO))).isFalse();
    assertThat(zones.covers(new Division("42"), Interval.at(FROM))).isFalse();
  }

  @Test
  void holdsTheZonesOfAllOrdersEachOnce() {
    ScreeningOrder other = OrderText.example().with("\"4201\"", "IT").parsed();
    ZoneIndex both = ZoneIndex.of(List.of(order, order, other));
    assertThat(both.zones()).hasSize(2);
    assertThat(both.covers(new Division("IT"))).isTrue();
    assertThat(both.covers(HONGSHAN)).isTrue();
  }
}
