package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawn worlds hold enough to find mistakes, and the comparison finds them. */
class DirtyWorldsTest {
  private static final int WORLDS = 100;
  @TempDir Path folder;

  @Test
  void meetEveryRuleAndHaveEveryKindOfRecord() throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    try (Oracle oracle = new Oracle()) {
      JqwikSession.run(
          () -> {
            RandomGenerator<DirtyWorld> worlds = DirtyWorlds.worlds().generator(1000, false);
            Random random = new Random(1);
            for (int i = 0; i < WORLDS; i++) {
              count(oracle, worlds.next(random).value(), seen);
            }
          });
    }
    assertThat(seen.get("listing"))
        .as("orders that list somebody: %s", seen)
        .isGreaterThan(WORLDS / 3);
    assertThat(seen.keySet())
        .contains(
            "zone-presence",
            "zone-arrival",
            "zone-residence",
            "co-travel",
            "co-lodging",
            "household",
            "phone",
            "id",
            "document",
            "visitor",
            "elsewhere",
            "queued true",
            "queued false",
            "carrier rejected bad-phone",
            "carrier outside",
            "carrier duplicate",
            "carrier superseded",
            "hotel cancelled",
            "hotel rejected undecodable",
            "rail rejected missing-value",
            "rail rejected unknown-place",
            "rail rejected bad-time",
            "rail rejected bad-interval",
            "rail rejected bad-document-type",
            "rail rejected bad-revision",
            "rail duplicate",
            "rail superseded",
            "rail bearing_evidence");
  }

  private void count(Oracle oracle, DirtyWorld world, Map<String, Integer> seen) {
    try {
      WorldCheck.empty(folder);
      for (OracleAnswer answer :
          oracle.answer(folder, WorldFiles.write(world, folder), world.asOf()).values()) {
        seen.merge("entries", answer.entries().rows().size(), Integer::sum);
        seen.merge(answer.entries().rows().isEmpty() ? "empty" : "listing", 1, Integer::sum);
        answer.evidence().select("rule").forEach(r -> add(seen, r.replaceAll("-\\d+$", ""), 1));
        answer.evidence().select("resolved_by").forEach(how -> add(seen, how, 1));
        answer.entries().select("queued").forEach(queued -> add(seen, "queued " + queued, 1));
        answer
            .accounting()
            .rows()
            .forEach(r -> add(seen, r.get(0) + " " + r.get(1), Integer.parseInt(r.get(2))));
        if (answer.elsewhere() > 0) {
          add(seen, "elsewhere", answer.elsewhere());
        }
      }
    } catch (Exception e) {
      throw new AssertionError(world.toString(), e);
    }
  }

  private static void add(Map<String, Integer> seen, String what, int n) {
    seen.merge(what, n, Integer::sum);
  }

  @Test
  void comparingFindsNothingInAnExactCopy() throws Exception {
    try (Oracle oracle = new Oracle()) {
      WorldCheck copy = new WorldCheck(oracle, new MirrorScreen(oracle, entries -> entries));
      DirtyWorldsPropertyTest.check(copy, 2, 20, folder);
    }
  }

  @Test
  void comparingFindsOneWrongCellAndTheWorldShrinks() throws Exception {
    try (Oracle oracle = new Oracle()) {
      WorldCheck wrong = new WorldCheck(oracle, new MirrorScreen(oracle, DirtyWorldsTest::raise));
      assertThatThrownBy(() -> DirtyWorldsPropertyTest.check(wrong, 3, 30, folder))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("entries - expected")
          .hasMessageContaining("level=low");
    }
  }

  /** A mistake: whoever is low is published as high. */
  private static TextTable raise(TextTable entries) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : entries.rows()) {
      rows.add(row.stream().map(cell -> cell.equals("low") ? "high" : cell).toList());
    }
    return new TextTable(entries.columns(), rows);
  }
}
