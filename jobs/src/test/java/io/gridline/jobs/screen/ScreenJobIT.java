package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.lists.RunManifest.SourceCounts;
import io.gridline.jobs.flink.EmbeddedFlink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input and keys give the same bytes, and the manifest says what they are. */
class ScreenJobIT {

  private static EmbeddedFlink two;

  @TempDir static Path shared;
  private static Path world;
  private static Path keys;
  private static RunManifest first;
  private static String log;
  private static Map<String, String> expected;

  @TempDir Path out;

  @BeforeAll
  static void screenOnce() throws Exception {
    world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    keys = shared.resolve("keys");
    Path published = shared.resolve("out");
    try (CapturedLog captured = new CapturedLog();
        EmbeddedFlink one = EmbeddedFlink.start(1)) {
      first = ScreenRun.of(world, published).keys(keys).on(one).get(0);
      log = captured.text();
    }
    expected = Folders.repeatable(new PublishedRuns(published).folder(first));
    two = EmbeddedFlink.start(2);
  }

  @AfterAll
  static void close() {
    two.close();
  }

  @Test
  void publishesSomethingOfEveryKindInThisWorld() {
    assertThat(expected.keySet())
        .anyMatch(path -> path.startsWith("entries/"))
        .anyMatch(path -> path.startsWith("evidence/"))
        .contains("lists/330102001/330102001001.csv", "lists/330106001/330106001.csv")
        .contains("lists/330109/330109.csv", "referrals/31.csv", "referrals/42.csv");
    assertThat(first.counts().byRule().values()).allMatch(entries -> entries > 0);
    assertThat(first.counts().entries()).isGreaterThan(20);
    assertThat(first.counts().review()).isPositive();
    assertThat(first.counts().elsewhere()).isPositive();
  }

  @Test
  void givesTheSameBytesForOtherFilesAtParallelismTwoAndFourAndBesideAnotherOrder()
      throws Exception {
    SmallWorld same = new SmallWorld();
    Path split = same.write(out.resolve("split"), new Shape(7, 5, false, "dt=2020-01-31"));
    Path compressed = same.write(out.resolve("compressed"), new Shape(8, 3, true, ""));
    Map<String, Map<String, String>> atTwo = screened(two, split, "B", "A");
    assertThat(atTwo.get("A")).isEqualTo(expected);
    assertThat(atTwo.get("B")).isNotEqualTo(expected).isNotEmpty();
    try (EmbeddedFlink four = EmbeddedFlink.start(4)) {
      assertThat(screened(four, compressed, "A", "B")).isEqualTo(atTwo);
    }
  }

  @Test
  void landsNothingAgainAndPublishesTheSameBytes() throws Exception {
    Folders.copy(shared.resolve("out"), out.resolve("out"));
    Map<String, String> store = Folders.contents(out.resolve("out/store/parts"));
    Hearing said = Hearing.all();
    RunManifest second = ScreenRun.of(world, out.resolve("out")).keys(keys).on(two, said).get(0);
    assertThat(said.lines()).contains("0 of 4 files are new, 0 MB");
    assertThat(Folders.contents(out.resolve("out/store/parts"))).isEqualTo(store);
    PublishedRuns runs = new PublishedRuns(out.resolve("out"));
    assertThat(Folders.repeatable(runs.folder(second))).isEqualTo(expected);
    assertThat(runs.folder(second).getParent().toFile().list())
        .containsExactlyInAnyOrder("manifest.json", "run=" + second.run());
  }

  @Test
  void landsOnlyWhatIsNewAndDropsWhatWasReplaced() throws Exception {
    Folders.copy(shared.resolve("out"), out.resolve("out"));
    SmallWorld changed = new SmallWorld();
    changed.add("feeds/hotel/a.csv", changed.lines("feeds/hotel/a.csv").get(1));
    Path folder = changed.write(out.resolve("world"), Shape.PLAIN);
    Hearing said = Hearing.all();
    RunManifest second = ScreenRun.of(folder, out.resolve("out")).keys(keys).on(two, said).get(0);
    assertThat(said.lines()).contains("1 of 4 files are new, 0 MB");
    assertThat(second.sources().get("hotel").duplicate())
        .isEqualTo(first.sources().get("hotel").duplicate() + 1);
    assertThat(Folders.files(out.resolve("out/store/parts"))).hasSize(4 * 4);
    assertThat(Folders.repeatable(new PublishedRuns(out.resolve("out")).folder(second)))
        .isEqualTo(expected);
  }

  @Test
  void givesOtherPersonKeysUnderOtherKeys() throws Exception {
    ScreenRun run = ScreenRun.of(world, out.resolve("out"));
    RunManifest other = run.on(two).get(0);
    assertThat(other.counts()).isEqualTo(first.counts());
    assertThat(other.sources()).isEqualTo(first.sources());
    assertThat(Folders.repeatable(new PublishedRuns(out.resolve("out")).folder(other)))
        .isNotEqualTo(expected);
  }

  @Test
  void namesEveryFileOfTheRunWithItsSizeAndChecksum() throws Exception {
    Path folder = new PublishedRuns(shared.resolve("out")).folder(first);
    Map<String, String> named = new TreeMap<>();
    for (RunManifest.File file : first.files()) {
      named.put(file.path(), file.sha256());
      assertThat(folder.resolve(file.path())).hasSize(file.bytes());
    }
    assertThat(named).isEqualTo(Folders.contents(folder));
  }

  @Test
  void accountsForEveryRecordOfEverySource() throws Exception {
    SmallWorld world = new SmallWorld();
    assertThat(first.sources().keySet()).containsExactly("carrier", "rail", "aviation", "hotel");
    first
        .sources()
        .forEach(
            (source, counts) -> {
              int rows = world.lines("feeds/" + source + "/a.csv").size() - 1;
              assertThat(counts.read()).as(source).isEqualTo(rows).isEqualTo(sum(counts));
            });
    SourceCounts rail = first.sources().get("rail");
    assertThat(rail.rejected())
        .isEqualTo(Map.of("missing-value", 1L, "unknown-place", 1L, "bad-revision", 1L));
    assertThat(List.of(rail.duplicate(), rail.superseded(), rail.cancelled()))
        .as("r5 and r6 were revised, r8 and r9 differ at one revision, r6 was refunded")
        .containsExactly(0L, 4L, 1L);
    SourceCounts carrier = first.sources().get("carrier");
    assertThat(carrier.rejected())
        .isEqualTo(Map.of("bad-time", 1L, "bad-phone", 1L, "undecodable", 1L));
    assertThat(carrier.outside()).isEqualTo(12 + 5);
    assertThat(first.sources().get("aviation").duplicate()).isEqualTo(2);
    assertThat(first.inputs()).extracting(RunManifest.Input::path).hasSize(4).isSorted();
  }

  @Test
  void leavesNoNumberAnywhereAndNamesOfThoseOnAListOnly() throws Exception {
    Path published = shared.resolve("out");
    assertThat(Remains.found(published, SmallWorld.NUMBERS)).isEmpty();
    Set<String> listed = new TreeSet<>();
    new PublishedEntries(new PublishedRuns(published).folder(first))
        .read(entry -> true, entry -> listed.add(entry.name()));
    List<String> others = new ArrayList<>(SmallWorld.names());
    others.removeAll(listed);
    assertThat(listed).isSubsetOf(SmallWorld.names()).contains(SmallWorld.name(4));
    assertThat(others).contains(SmallWorld.name(901), SmallWorld.name(5), "密外901");
    assertThat(Remains.found(published, others)).isEmpty();
    assertThat(Remains.found(published, List.of(SmallWorld.name(4)))).isNotEmpty();
    assertThat(Folders.files(published).toString()).doesNotContain("密");
    assertThat(log).contains("find claims").doesNotContain(SmallWorld.NUMBERS).doesNotContain("密");
  }

  @Test
  void leavesNoPlaceAnywhereThatOnlyPhonesOutsideOfEveryZoneWereAt() throws Exception {
    Path published = shared.resolve("out");
    assertThat(first.sources().get("carrier").outside()).isPositive();
    assertThat(Remains.found(published, List.of(SmallWorld.OUTSIDE))).isEmpty();
    assertThat(log).doesNotContain(SmallWorld.OUTSIDE);
    assertThat(Remains.found(published, List.of(SmallWorld.INSIDE)))
        .as("a place inside of the zone is found in the store")
        .anyMatch(found -> found.contains("store/parts/carrier"));
  }

  private static long sum(SourceCounts counts) {
    return counts.rejectedInAll()
        + counts.outside()
        + counts.duplicate()
        + counts.superseded()
        + counts.cancelled()
        + counts.kept();
  }

  /** The repeatable files of each order after a run into a store of its own. */
  private Map<String, Map<String, String>> screened(
      EmbeddedFlink flink, Path world, String... orders) throws Exception {
    Path into = out.resolve("out-" + String.join("-", orders));
    Map<String, Map<String, String>> files = new TreeMap<>();
    for (RunManifest manifest : ScreenRun.of(world, into).keys(keys).orders(orders).on(flink)) {
      files.put(manifest.order(), Folders.repeatable(new PublishedRuns(into).folder(manifest)));
    }
    return files;
  }
}
