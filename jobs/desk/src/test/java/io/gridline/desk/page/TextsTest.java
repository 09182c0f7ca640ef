package io.gridline.desk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages say. */
class TextsTest {

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
  private static final Instant NOW = Instant.parse("2020-02-10T01:00:00Z");

  @Test
  void saysTheSameInBothLanguages() {
    assertThat(Texts.in(Language.EN).keys()).isEqualTo(Texts.in(Language.ZH).keys());
    for (String key : Texts.in(Language.EN).keys()) {
      assertThat(places(Language.EN, key)).as(key).isEqualTo(places(Language.ZH, key));
    }
  }

  @Test
  void tellsADeadlineInTheLargestUnitThatSaysEnough() {
    assertThat(due(Duration.ofMinutes(40))).isEqualTo("due in 40 min");
    assertThat(due(Duration.ofMinutes(89))).isEqualTo("due in 89 min");
    assertThat(due(Duration.ofMinutes(91))).isEqualTo("due in 2 h");
    assertThat(due(Duration.ofHours(2))).isEqualTo("due in 2 h");
    assertThat(due(Duration.ofHours(48))).isEqualTo("due in 2 days");
    assertThat(due(Duration.ZERO)).isEqualTo("overdue by 1 min");
    assertThat(due(Duration.ofHours(-2))).isEqualTo("overdue by 2 h");
  }

  @Test
  void namesAPlaceAsShortAsItsReaderNeeds() {
    assertThat(Place.ending("浙江省杭州市西湖区", "浙江省杭州市")).isEqualTo("西湖区");
    assertThat(Place.ending("浙江省宁波市", "浙江省杭州市")).isEqualTo("浙江省宁波市");
    assertThat(Place.ending("浙江省杭州市", "浙江省杭州市")).isEqualTo("浙江省杭州市");
  }

  @Test
  void keepsDataFromEndingItsElement() {
    assertThat(ScriptData.of("</script>")).isEqualTo("\"\\u003c/script>\"");
  }

  private static String due(Duration from) {
    return DueTime.of(NOW.plus(from), NOW, Texts.in(Language.EN));
  }

  /** Which {0}, {1} … a text has. */
  private static List<String> places(Language language, String key) {
    return PLACE
        .matcher(Texts.in(language).of(key))
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }
}
