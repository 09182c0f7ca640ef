package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawn worlds hold enough to find mistakes, of every kind. */
class DirtyWorldsTest {
  private static final int WORLDS = 60;
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
      Path place = Files.createTempDirectory(folder, "world");
      for (OracleAnswer answer :
          oracle.answer(place, WorldFiles.write(world, place), world.asOf()).values()) {
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
}
