package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dirty worlds tell an oracle with one wrong rule from the right one. It takes minutes, so ask
 * for it after a change to the worlds: {@code -Dgridline.worlds.mistakes=true}.
 */
@EnabledIfSystemProperty(named = "gridline.worlds.mistakes", matches = "true")
class WrongOraclesTest {
  private static final int WORLDS = Integer.getInteger("gridline.worlds.tries", 200);

  private static final List<List<String>> MISTAKES =
      List.of(
          // decoding and revisions
          List.of("WHEN 'hotel' THEN 366 ELSE", "WHEN 'hotel' THEN 367 ELSE"),
          List.of("WHEN ended < started OR", "WHEN ended <= started OR"),
          List.of("> CASE source WHEN", ">= CASE source WHEN"),
          List.of("ORDER BY revision_no DESC", "ORDER BY revision_no"),
          List.of("is_cancelled DESC, coalesce(document_type", "coalesce(document_type"),
          List.of("started DESC,", "started,"),
          List.of("NOT is_cancelled AND ended >=", "ended >="),
          List.of("WHEN ended < o.records_from", "WHEN ended <= o.records_from"),
          List.of("d.started < z.zone_to))))", "d.started <= z.zone_to))))"),
          List.of("m.at_instant + 86400000", "m.at_instant + 86400001"),
          // resolution
          List.of("THEN left(clean, 9)", "THEN clean"),
          List.of("THEN left(clean, 8)", "THEN clean"),
          List.of("s.valid_from <= c.started", "s.valid_from < c.started"),
          List.of("c.started < s.valid_to)", "c.started <= s.valid_to)"),
          List.of("WHERE type <> 'resident_id')", "WHERE true)"),
          List.of("WHEN count(DISTINCT person_id) > 1 THEN 'review'", "WHEN false THEN 'review'"),
          List.of("OR c.for_order = o.ord", "OR true"),
          // rules
          List.of("WHERE d.total >= c.min_dwell", "WHERE d.total > c.min_dwell"),
          List.of("(c.cut_from < c.cut_to OR c.min_dwell = 0)", "true"),
          List.of("coalesce(before, cut_from)", "cut_from"),
          List.of("WHERE s.started >= z.zone_from AND s", "WHERE s.started > z.zone_from AND s"),
          List.of("a.started <= s.started + r.within", "a.started < s.started + r.within"),
          List.of("AND a.started < o.as_of", ""),
          List.of(
              "JOIN rule_source ra ON ra.ord = a.ord AND ra.source = a.source",
              "CROSS JOIN rule_source ra"),
          List.of("AND (s.source = 'aviation' OR s.car = c.car)", ""),
          List.of("<= r.row_limit", "< r.row_limit"),
          List.of(
              "r.scope = 'hotel' OR s.plain_room = c.plain_room",
              "r.scope = 'hotel' OR s.room = c.room"),
          List.of("< least(s.ended, c.ended", "<= least(s.ended, c.ended"),
          List.of("o.ord = r.ord AND inside(p.registered, o.jurisdiction)", "o.ord = r.ord"),
          List.of("HAVING o.as_of < max(ended)", "HAVING o.as_of <= max(ended)"),
          List.of("AND o.as_of < i.infectious_to + o.observation", ""),
          List.of("members <= o.household_limit", "members < o.household_limit"),
          List.of(
              "p.household_id = b.household_id AND p.who <> b.who",
              "p.household_id = b.household_id"),
          // entries
          List.of("END < o.as_of;", "END <= o.as_of;"),
          List.of("ORDER BY seen_at DESC, code DESC", "ORDER BY seen_at DESC, code"),
          List.of("code DESC, coalesce(place, '') DESC", "code DESC, coalesce(place, '')"),
          List.of("w.seen_at >= m.first", "w.seen_at > m.first"),
          List.of(
              "WHERE NOT EXISTS (SELECT 1 FROM index_case i",
              "WHERE NOT EXISTS (SELECT 1 FROM index_case i WHERE false) OR EXISTS (SELECT 1 FROM index_case i"),
          List.of("ORDER BY s.ended DESC, s.name DESC", "ORDER BY s.name DESC"),
          List.of("ORDER BY valid_from DESC NULLS LAST, number", "ORDER BY number"),
          List.of(
              "PARTITION BY person_id ORDER BY type, number",
              "PARTITION BY person_id ORDER BY number"));

  @TempDir Path folder;

  @Test
  void everyMistakeShowsInSomeWorld() throws Exception {
    List<String> absent = new ArrayList<>();
    for (List<String> mistake : MISTAKES) {
      if (List.of(Decoding.SQL, Resolution.SQL, Exposure.SQL, Listing.SQL).stream()
          .noneMatch(script -> script.contains(mistake.get(0)))) {
        absent.add(mistake.get(0));
      }
    }
    assertThat(absent).as("mistakes in what is no longer there").isEmpty();
    List<List<String>> unseen = new ArrayList<>(MISTAKES);
    List<Oracle> wrong = new ArrayList<>();
    for (List<String> mistake : unseen) {
      wrong.add(new Oracle(script -> script.replace(mistake.get(0), mistake.get(1))));
    }
    try (Oracle right = new Oracle()) {
      JqwikSession.run(
          () -> {
            RandomGenerator<DirtyWorld> worlds = DirtyWorlds.worlds().generator(1000, false);
            Random random = new Random(20200123L);
            for (int i = 0; i < WORLDS && !unseen.isEmpty(); i++) {
              compare(worlds.next(random).value(), right, unseen, wrong);
            }
          });
    }
    for (Oracle oracle : wrong) {
      oracle.close();
    }
    assertThat(unseen).isEmpty();
  }

  private void compare(
      DirtyWorld world, Oracle right, List<List<String>> unseen, List<Oracle> wrong)
      throws Exception {
    Path place = Files.createTempDirectory(folder, "world");
    List<Path> orders = WorldFiles.write(world, place);
    var expected = right.answer(place, orders, world.asOf());
    Iterator<List<String>> mistakes = unseen.iterator();
    Iterator<Oracle> oracles = wrong.iterator();
    while (mistakes.hasNext()) {
      mistakes.next();
      Oracle oracle = oracles.next();
      if (!oracle.answer(place, orders, world.asOf()).equals(expected)) {
        mistakes.remove();
        oracles.remove();
        oracle.close();
      }
    }
  }
}
