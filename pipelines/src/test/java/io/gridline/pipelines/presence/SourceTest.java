package io.gridline.pipelines.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void findsTheFourFeedsByNameAndNothingElse() {
    assertThat(Source.feed("carrier")).contains(Source.CARRIER);
    assertThat(Source.feed("rail")).contains(Source.RAIL);
    assertThat(Source.feed("aviation")).contains(Source.AVIATION);
    assertThat(Source.feed("hotel")).contains(Source.HOTEL);
    assertThat(Source.feed("register")).isEmpty();
    assertThat(Source.feed("Hotel")).isEmpty();
    assertThat(Source.feed("")).isEmpty();
  }
}
