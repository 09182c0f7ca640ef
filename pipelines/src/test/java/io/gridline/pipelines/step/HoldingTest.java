package io.gridline.pipelines.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.presence.Interval;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HoldingTest {

  private static final int MOST_BYTES = 200;

  private final Map<String, Map<String, byte[]>> annexes = new HashMap<>();

  @Test
  void needsNoKeepingWhenNothingIsHeld() {
    Holding holding = of(null);
    assertThat(holding.shelf(Kind.PASSING).isEmpty()).isTrue();
    assertThat(holding.shelf(Kind.PASSING).remove("a")).isFalse();
    assertThat(holding.isChanged()).isFalse();
    assertThat(holding.form()).isNull();
  }

  @Test
  void readsWhatItHasWritten() {
    Holding holding = of(null);
    assertThat(holding.shelf(Kind.PASSING).put("a", passing("one"))).isTrue();
    assertThat(holding.shelf(Kind.PASSING).put("b", passing("two"))).isTrue();
    assertThat(holding.shelf(Kind.PASSING).put("b", passing("two"))).isFalse();
    holding.wake(17L);
    Holding again = of(holding.form());
    assertThat(again.isChanged()).isFalse();
    assertThat(again.wake()).isEqualTo(17L);
    assertThat(again.shelf(Kind.PASSING).all())
        .isEqualTo(Map.of("a", passing("one"), "b", passing("two")));
    assertThat(annexes).isEmpty();
  }

  @Test
  void movesAKindThatGrowsLargeAndBackWhenNothingIsLeftOfIt() {
    byte[] form = null;
    Map<String, Passing> expected = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      Holding holding = of(form);
      String id = "record " + i;
      expected.put(id, passing("household " + i));
      assertThat(holding.shelf(Kind.PASSING).put(id, expected.get(id))).isTrue();
      form = holding.isChanged() ? holding.form() : form;
      assertThat(form.length).isLessThan(2 * MOST_BYTES);
      assertThat(of(form).shelf(Kind.PASSING).all()).isEqualTo(expected);
    }
    assertThat(annexes.get("passing")).hasSize(50);
    for (String id : expected.keySet()) {
      Holding holding = of(form);
      assertThat(holding.shelf(Kind.PASSING).get(id)).isEqualTo(expected.get(id));
      assertThat(holding.shelf(Kind.PASSING).remove(id)).isTrue();
      form = holding.isChanged() ? holding.form() : form;
    }
    assertThat(form).isNull();
    assertThat(annexes.get("passing")).isEmpty();
  }

  private static Passing passing(String group) {
    return new Passing(group, Interval.at(Instant.EPOCH));
  }

  private Holding of(byte[] form) {
    return Holding.of(
        form,
        MOST_BYTES,
        kind -> new Lying(annexes.computeIfAbsent(kind, name -> new TreeMap<>())));
  }

  private record Lying(Map<String, byte[]> values) implements Annex {

    @Override
    public byte[] get(String id) {
      return values.get(id);
    }

    @Override
    public void put(String id, byte[] form) {
      values.put(id, form);
    }

    @Override
    public void remove(String id) {
      values.remove(id);
    }

    @Override
    public Map<String, byte[]> all() {
      return Map.copyOf(values);
    }

    @Override
    public boolean isEmpty() {
      return values.isEmpty();
    }
  }
}
