package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredOrder;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.screen.Limits.WhenSilent;
import io.gridline.pipelines.order.InvalidOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of what was landed and published before it. */
class RunHistoryIT {

  private static EmbeddedFlink flink;
  private static RunManifest first;

  @TempDir static Path shared;

  @TempDir Path temporary;
  private Path out;
  private SmallWorld world;

  @BeforeAll
  static void publishOnce() throws Exception {
    flink = EmbeddedFlink.start(2);
    Path world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    first = ScreenRun.of(world, shared.resolve("out")).on(flink).get(0);
  }

  @AfterAll
  static void close() {
    flink.close();
  }

  @BeforeEach
  void copyWhatWasPublished() throws Exception {
    out = temporary.resolve("out");
    Folders.copy(shared.resolve("out"), out);
    world = new SmallWorld();
  }

  @Test
  void refusesAnOlderVersionOfAnOrderThanWasPublished() throws Exception {
    world.version("A", 3);
    assertThat(run().on(flink).get(0).orderVersion()).isEqualTo(3);
    world.version("A", 2);
    assertThatThrownBy(() -> run().on(flink))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageContaining(
            "order A: version 3 was published as of 2020-02-01T00:00:00Z, and this is version 2:"
                + " give the newer one");
  }

  @Test
  void refusesAnotherOrderUnderTheSameVersion() {
    world.order("A", yaml -> yaml.replace("observation_days: 30", "observation_days: 29"));
    assertThatThrownBy(() -> run().on(flink))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageContaining("and this is another order: raise its version");
  }

  @Test
  void takesTheSameOrderWrittenInAnotherWay() throws Exception {
    world.order("A", yaml -> "# as decided on 23 January\n" + yaml);
    assertThat(run().on(flink)).hasSize(1);
  }

  @Test
  void mayMakeAnEarlierListUnderTheVersionOfItsTime() throws Exception {
    world.version("A", 2);
    run().asOf("2020-02-03T00:00:00Z").on(flink);
    world.version("A", 1);
    assertThat(run().asOf("2020-02-02T00:00:00Z").on(flink).get(0).follows())
        .isEqualTo("2020-02-01T00:00:00Z");
  }

  @Test
  void refusesToGivePeopleOtherKeysThanTheyHaveOnTheLists() throws Exception {
    Files.delete(out.resolve("keys/orders/A.json"));
    assertThatThrownBy(() -> run().on(flink))
        .isInstanceOf(WrongKey.class)
        .hasMessageContaining("under another key of the order: put that key back");
  }

  @Test
  void refusesAStoreThatWasMadeUnderAnotherKey() throws Exception {
    Files.delete(out.resolve("keys/gate.json"));
    assertThatThrownBy(() -> run().on(flink))
        .isInstanceOf(WrongKey.class)
        .hasMessageContaining("store " + out.resolve("store") + " was made under another gate key");
  }

  @Test
  void everybodyIsNewInTheFirstRunAndNobodyInTheSameAgain() throws Exception {
    assertThat(first.follows()).isNull();
    assertThat(first.changes())
        .isEqualTo(new RunManifest.Changes(first.counts().entries(), 0, 0, 0));
    RunManifest again = run().on(flink).get(0);
    assertThat(again.follows()).isEqualTo(first.asOf());
    assertThat(again.changes()).isEqualTo(new RunManifest.Changes(0, 0, 0, 0));
    assertThat(changes(again)).hasSize(1);
  }

  @Test
  void saysWhoIsNewRaisedMovedOrWithdrawnAndWhy() throws Exception {
    world.add(
        "feeds/hotel/a.csv",
        "h901b,0,passport,%s,%s,HW,7,2020-01-20T14:00:00,"
            .formatted(SmallWorld.passport(901), SmallWorld.name(901)));
    world.add(
        "feeds/rail/a.csv",
        "s2,9,true,passport,VI4711002,密客2,G1,2020-01-15,2,2,WHN,2020-01-15T10:00:00,HZH,2020-01-15T15:00:00");
    world.add(
        "feeds/rail/a.csv",
        "s3,9,true,passport,VI4711003,密客3,G1,2020-01-15,0,0,WHN,2020-01-15T10:00:00,SHH,2020-01-15T15:00:00");
    world.add("feeds/hotel/a.csv", "v4,0,passport,VI4711004,密客4,HH,9,2020-01-30T14:00:00,");
    RunManifest second = run().asOf("2020-02-02T00:00:00Z").on(flink).get(0);
    List<String> rows = changes(second);
    assertThat(rows.get(0))
        .startsWith("\uFEFForder,order_version,as_of,change,why,person_key,name,level_before,");
    assertThat(rows)
        .anyMatch(row -> row.contains(",new,") && row.contains("," + SmallWorld.name(901) + ","));
    assertThat(rows)
        .anyMatch(row -> row.contains(",moved,residence-or-whereabouts,") && row.contains(",密客4,"));
    long changed =
        second.changes().added()
            + second.changes().raised()
            + second.changes().moved()
            + second.changes().withdrawn();
    assertThat(changed).isGreaterThanOrEqualTo(rows.size() - 1L);
    Set<String> before = keys(first, shared.resolve("out"));
    Set<String> now = keys(second, out);
    Set<String> added = new TreeSet<>(now);
    added.removeAll(before);
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(now);
    assertThat(second.changes().added()).isEqualTo(added.size());
    assertThat(second.changes().withdrawn()).isEqualTo(gone.size());
    for (String key : gone) {
      assertThat(rows).anyMatch(row -> row.contains(",withdrawn,") && row.contains(key));
    }
  }

  @Test
  void withdrawsEverybodyWhenTheObservationHasEnded() throws Exception {
    RunManifest late = run().asOf("2020-03-30T00:00:00Z").on(flink).get(0);
    assertThat(late.counts().entries()).isLessThan(first.counts().entries());
    assertThat(changes(late))
        .filteredOn(row -> row.contains(",withdrawn,"))
        .isNotEmpty()
        .allMatch(row -> row.contains(",observation-ended,"));
  }

  @Test
  void landsAgainForAnotherZoneOnlyWhatTheZonesDecideAbout() throws Exception {
    world.version("A", 2);
    world.order(
        "A",
        yaml ->
            yaml.replace(
                "rules:",
                "  - {id: hz, division: \"330106\", from: 2020-01-12T00:00:00+08:00,"
                    + " to: 2020-02-08T00:00:00+08:00}\nrules:"));
    Hearing said = Hearing.all();
    RunManifest second = run().on(flink, said).get(0);
    assertThat(said.lines()).contains("1 of 4 files are new, 0 MB");
    assertThat(second.sources().get("carrier").kept())
        .isGreaterThan(first.sources().get("carrier").kept());
    assertThat(store().parts()).hasSize(4);
  }

  @Test
  void landsEverythingAgainForAnEarlierRecordsFrom() throws Exception {
    world.version("A", 2);
    world.order("A", yaml -> yaml.replace("records_from: 2020-01-01", "records_from: 2019-12-30"));
    Hearing said = Hearing.all();
    run().on(flink, said);
    assertThat(said.lines()).contains("4 of 4 files are new, 0 MB");
  }

  @Test
  void bringsInTheDeadLettersOfAPlaceOnceItIsKnown() throws Exception {
    assertThat(first.sources().get("rail").rejected()).containsEntry("unknown-place", 1L);
    world.add("feeds/reference/rail_stations.csv", "XXX,新站,420103");
    Hearing said = Hearing.all();
    RunManifest second = run().on(flink, said).get(0);
    assertThat(said.lines()).contains("1 of 4 files are new, 0 MB");
    assertThat(second.sources().get("rail").rejected()).doesNotContainKey("unknown-place");
    assertThat(changes(second))
        .anyMatch(row -> row.contains(",new,") && row.contains("," + SmallWorld.name(901) + ","));
  }

  @Test
  void keepsPartsForAnotherOrderUntilItHasEnded() throws Exception {
    world.order("B", yaml -> yaml.replace("valid_until: 2020-03-31", "valid_until: 2020-02-02"));
    run().orders("B").on(flink);
    assertThat(partsOf("A")).hasSize(4);
    assertThat(partsOf("B")).hasSize(4);
    assertThat(store().parts()).as("the two carrier parts differ by zone").hasSize(5);
    run().asOf("2020-02-01T15:59:59Z").on(flink);
    assertThat(store().parts()).hasSize(5);
    run().asOf("2020-02-01T16:00:00Z").on(flink);
    assertThat(store().parts()).hasSize(4);
    assertThat(store().orders()).extracting(StoredOrder::order).containsExactly("A");
  }

  @Test
  void landsByItselfAndLeavesAScreeningNothingToLand() throws Exception {
    Path alone = temporary.resolve("alone");
    Path folder = world.write(temporary.resolve("world"), Shape.PLAIN);
    List<StoredPart> parts =
        new LandJob(
                new LandJob.Settings(
                    List.of(folder.resolve("A.yaml")),
                    folder.resolve("feeds"),
                    Instant.parse(SmallWorld.AS_OF),
                    alone.resolve("store"),
                    alone.resolve("keys")),
                flink,
                Progress.SILENT)
            .run();
    assertThat(parts).hasSize(4);
    Hearing said = Hearing.all();
    ScreenRun.of(folder, alone).on(flink, said);
    assertThat(said.lines()).contains("0 of 4 files are new, 0 MB");
  }

  @Test
  void warnsOfASourceThatHasFallenSilentOrPublishesNothing() throws Exception {
    Limits strict = new Limits(0.5, Duration.ofDays(20), WhenSilent.REFUSE);
    assertThat(run().limits(strict).on(flink).get(0).silent()).isEmpty();
    Limits stricter = new Limits(0.5, Duration.ofDays(15), WhenSilent.WARN);
    assertThat(run().limits(stricter).on(flink).get(0).silent())
        .isNotEmpty()
        .allMatch(line -> line.matches("(rail|aviation|carrier|hotel) has sent nothing since .*"));
    ScreenRun refused = run().limits(new Limits(0.5, Duration.ofDays(15), WhenSilent.REFUSE));
    assertThatThrownBy(() -> refused.on(flink))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("order A: nothing published: ")
        .hasMessageContaining("has sent nothing since");
  }

  private ScreenRun run() {
    return ScreenRun.of(world.write(temporary.resolve("world"), Shape.PLAIN), out);
  }

  private List<String> changes(RunManifest manifest) throws Exception {
    Path run = new PublishedRuns(out).folder(manifest);
    return Arrays.asList(Files.readString(run.resolve("changes.csv")).split("\r\n"));
  }

  private static Set<String> keys(RunManifest manifest, Path out) throws Exception {
    Set<String> keys = new TreeSet<>();
    new io.gridline.connectors.lists.PublishedEntries(new PublishedRuns(out).folder(manifest))
        .read(entry -> true, entry -> keys.add(entry.personKey()));
    return keys;
  }

  private Set<String> partsOf(String order) {
    return store().orders().stream()
        .filter(kept -> kept.order().equals(order))
        .flatMap(kept -> kept.parts().stream())
        .collect(Collectors.toSet());
  }

  private Store store() {
    return Store.open(out.resolve("store"), KeyFolder.open(out.resolve("keys")).gate());
  }
}
