package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void findsTheWordWithTheFewestSlips() {
    assertThat(Nearest.to("min-dwel", List.of("within", "min_dwell"))).contains("min_dwell");
    assertThat(Nearest.to("rom", List.of("from", "to"))).contains("from");
  }

  @Test
  void findsNothingWhenTooMuchDiffers() {
    assertThat(Nearest.to("age", List.of("of", "id", "kind", "level"))).isEmpty();
    assertThat(Nearest.to("ethnicity", List.of("first_visit", "daily_check"))).isEmpty();
    assertThat(Nearest.to("", List.of("kind"))).isEmpty();
  }
}
