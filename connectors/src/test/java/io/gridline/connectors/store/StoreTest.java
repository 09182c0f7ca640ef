package io.gridline.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimHashes;
import io.gridline.pipelines.presence.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** What the manifest names is there, and nothing else. */
class StoreTest {

  private static final int MORE_THAN_ONE_RUN = (1 << 20) + 3;

  private static final Instant AS_OF = Instant.parse("2020-02-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2020-03-30T16:00:00Z");

  @TempDir static Path keyFolder;
  private static GateKeys keys;

  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() {
    keys = StoredParts.keys(keyFolder);
  }

  @Test
  void isEmptyAtFirst() {
    Store store = Store.open(folder.resolve("deep/store"), keys);
    assertThat(store.parts()).isEmpty();
    assertThat(store.orders()).isEmpty();
    assertThat(store.repeatedRows(List.of())).isEmpty();
  }

  @Test
  void remembersItsPartsAndForWhichOrdersTheyAreKept() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1, 2);
    open().commit(List.of(keeping("A", "rail-1")), List.of(part), AS_OF);
    assertThat(open().parts()).containsExactly(part);
    assertThat(open().orders()).containsExactly(keeping("A", "rail-1"));
    assertThat(open().landed("rail-1")).contains(part);
    assertThat(open().landed("rail-2")).isEmpty();
  }

  @Test
  void knowsAFileAgainByItsSizeAndTime() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1);
    open().commit(List.of(keeping("A", "rail-1")), List.of(part), AS_OF);
    Instant modified = Instant.parse(part.modified());
    assertThat(open().fingerprint("rail/a.csv", 10, modified)).contains("print");
    assertThat(open().fingerprint("rail/a.csv", 11, modified)).isEmpty();
    assertThat(open().fingerprint("rail/b.csv", 10, modified)).isEmpty();
    assertThat(open().fingerprint("rail/a.csv", 10, modified.plusNanos(1))).isEmpty();
  }

  @Test
  void takesUpAPartThatWasFinishedByARunThatDied() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1);
    assertThat(open().parts()).isEmpty();
    assertThat(open().landed("rail-1")).contains(part);
    open().commit(List.of(keeping("A", "rail-1")), List.of(part), AS_OF);
    assertThat(open().parts()).containsExactly(part);
  }

  @Test
  void doesNotTakeUpAPartOfWhichTheLastFileIsMissingOrDamaged() throws IOException {
    landed("rail-1", "rail/a.csv", 1);
    Files.writeString(folder.resolve("parts/rail-1.json"), "{");
    assertThat(open().landed("rail-1")).isEmpty();
    Files.delete(folder.resolve("parts/rail-1.json"));
    assertThat(open().landed("rail-1")).isEmpty();
  }

  @Test
  void keepsWhatWasCommittedWhenTheNextManifestWasNotPutInPlace() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1);
    open().commit(List.of(keeping("A", "rail-1")), List.of(part), AS_OF);
    Files.writeString(folder.resolve("manifest.json.next"), "{\"version\": 2, \"par");
    assertThat(open().parts()).containsExactly(part);
  }

  @Test
  void deletesTheFilesOfPartsThatNoOrderKeeps() throws IOException {
    StoredPart kept = landed("rail-1", "rail/a.csv", 1);
    StoredPart dropped = landed("rail-2", "rail/b.csv", 2);
    Store store = open();
    store.commit(List.of(keeping("A", "rail-1", "rail-2")), List.of(kept, dropped), AS_OF);
    assertThat(files()).hasSize(8);
    Files.writeString(folder.resolve("parts/rail-3.parquet.next"), "half a part");
    store.commit(List.of(keeping("A", "rail-1")), List.of(kept), AS_OF);
    assertThat(files())
        .containsExactlyInAnyOrder(
            "rail-1.parquet", "rail-1.rows", "rail-1.rejected.avro", "rail-1.json");
    assertThat(store.parts()).containsExactly(kept);
    assertThat(folder.resolve("manifest.json.next")).doesNotExist();
  }

  @Test
  void keepsTheOthersPartsWhenOneOrderLandsAndDropsThemWhenTheyHaveEnded() throws IOException {
    StoredPart both = landed("rail-1", "rail/a.csv", 1);
    StoredPart others = landed("rail-2", "rail/b.csv", 2);
    Store store = open();
    store.commit(List.of(keeping("B", "rail-1", "rail-2")), List.of(both, others), AS_OF);
    store.commit(List.of(keeping("A", "rail-1")), List.of(both), AS_OF);
    assertThat(open().parts()).containsExactlyInAnyOrder(both, others);
    store.commit(List.of(keeping("A", "rail-1")), List.of(both), UNTIL.minusMillis(1));
    assertThat(open().parts()).hasSize(2);
    store.commit(List.of(keeping("A", "rail-1")), List.of(both), UNTIL);
    assertThat(open().parts()).containsExactly(both);
    assertThat(open().orders()).extracting(StoredOrder::order).containsExactly("A");
  }

  @Test
  void dropsAnOrderWithWhateverItsZonesHaveDecidedAbout() throws IOException {
    StoredPart rail = landed("rail-1", "rail/a.csv", 1);
    StoredPart joint = StoredParts.withZonesOf(landed("carrier-1", "carrier/a.csv", 1), "A", "B");
    StoredPart own = StoredParts.withZonesOf(landed("carrier-2", "carrier/a.csv", 1), "B");
    Store store = open();
    store.commit(
        List.of(keeping("A", "rail-1", "carrier-1"), keeping("B", "rail-1", "carrier-1")),
        List.of(rail, joint),
        AS_OF);
    store.commit(List.of(keeping("B", "rail-1", "carrier-1", "carrier-2")), List.of(own), AS_OF);
    assertThat(store.onlyFor("A")).containsExactly(joint);
    store.drop("A");
    assertThat(open().parts()).containsExactlyInAnyOrder(rail, own);
    assertThat(open().orders()).containsExactly(keeping("B", "carrier-2", "rail-1"));
  }

  @Test
  void refusesToBeOpenedUnderAnotherKey() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1);
    open().commit(List.of(keeping("A", "rail-1")), List.of(part), AS_OF);
    assertThatThrownBy(() -> Store.open(folder, StoredParts.keys(folder.resolve("others"))))
        .isInstanceOf(WrongKey.class)
        .hasMessage(
            "store %s was made under another gate key: put that key back, or use another --store"
                .formatted(folder));
    assertThat(open().parts()).containsExactly(part);
  }

  @Test
  void landsEverythingAgainThatAnOlderVersionHasLanded() throws IOException {
    StoredPart old = landed("rail-1", "rail/a.csv", 1);
    Store store = open();
    store.commit(List.of(keeping("A", "rail-1")), List.of(old), UNTIL.minusSeconds(1));
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"version\" : 3", "\"version\" : 2"));
    Path rows = store.ids("rail-1");
    Files.move(rows, rows.resolveSibling("rail-1.ids"));
    Store opened = open();
    assertThat(opened.parts()).isEmpty();
    assertThat(opened.orders()).isEmpty();
    assertThat(opened.landed("rail-1")).isEmpty();
    opened.commit(List.of(), List.of(), UNTIL.minusSeconds(1));
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesAManifestThatItDoesNotUnderstand() throws IOException {
    open();
    Files.writeString(folder.resolve("manifest.json"), "{\"version\": 4, \"parts\": []}");
    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("store " + folder + " cannot be opened: it is of version 4, this is 3");
    Files.writeString(folder.resolve("manifest.json"), "{");
    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("store " + folder + " cannot be opened");
  }

  @Test
  void findsRowsWhoseIdsStandMoreThanOnceInOnePartOrInSeveral() throws IOException {
    StoredPart one = landed("rail-1", "rail/a.csv", 5, -7, 5, Long.MIN_VALUE, 0);
    StoredPart two = landed("rail-2", "rail/b.csv", Long.MAX_VALUE, -7, -8);
    StoredPart three = landed("rail-3", "rail/c.csv", -7, Long.MAX_VALUE, Long.MIN_VALUE);
    StoredPart none = landed("rail-4", "rail/d.csv");
    Store store = open();
    assertThat(store.repeatedRows(List.of(one))).isEqualTo(Map.of("rail-1", rows(0, 2)));
    assertThat(store.repeatedRows(List.of(two, none))).isEmpty();
    assertThat(store.repeatedRows(List.of(none, three, two, one)))
        .isEqualTo(
            Map.of("rail-1", rows(0, 1, 2, 3), "rail-2", rows(0, 1), "rail-3", rows(0, 1, 2)));
  }

  @Test
  void findsRowsWhoseIdsStandInDifferentRunsOfOneLargePart() throws IOException {
    Store store = open();
    LongStream descending = LongStream.range(0, MORE_THAN_ONE_RUN).map(id -> -id);
    long[] ids = LongStream.concat(descending, LongStream.of(-17, 99)).toArray();
    int last = ids.length - 1;
    StoredPart large = ids("carrier-1", ids);
    StoredPart small = ids("carrier-2", 99, -(MORE_THAN_ONE_RUN - 1));
    assertThat(store.repeatedRows(List.of(large)))
        .isEqualTo(Map.of("carrier-1", rows(17, last - 1)));
    assertThat(store.repeatedRows(List.of(small, large)))
        .isEqualTo(
            Map.of(
                "carrier-1",
                rows(17, MORE_THAN_ONE_RUN - 1, last - 1, last),
                "carrier-2",
                rows(0, 1)));
  }

  @Test
  void tellsWhichClaimsItsRecordsBear() throws IOException {
    ClaimHashes asked =
        ClaimHashes.of(
            List.of(
                new ClaimHash(5, 6),
                new ClaimHash(-1, Long.MIN_VALUE),
                new ClaimHash(-1, Long.MAX_VALUE)));
    StoredPart bearing = revisions("rail-1", Revisions.ofEveryKind());
    StoredPart tombstones = revisions("rail-2", List.of(Revisions.tombstone("r1")));
    Store store = open();
    assertThat(store.occurring(List.of(tombstones, bearing), asked).stream()).containsExactly(1);
    assertThat(store.occurring(List.of(tombstones), asked).isEmpty()).isTrue();
    assertThat(store.occurring(List.of(bearing), ClaimHashes.of(List.of())).isEmpty()).isTrue();
  }

  private static RoaringBitmap rows(int... rows) {
    return RoaringBitmap.bitmapOf(rows);
  }

  @Test
  void stopsAtIdsThatEndTooEarly() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1, 2, 3);
    Store store = open();
    byte[] whole = Files.readAllBytes(store.ids("rail-1"));
    Files.write(store.ids("rail-1"), java.util.Arrays.copyOf(whole, whole.length - 3));
    assertThatThrownBy(() -> store.repeatedRows(List.of(part)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("store " + folder + " cannot be read");
  }

  @Test
  void leavesNothingOfAPartThatWasNotFinished() throws IOException {
    open();
    try (PartWriter writer = new PartWriter(folder, "rail-1")) {
      writer.accept(Revisions.tombstone("r1"), 1);
      assertThat(files()).hasSize(3).allMatch(name -> name.contains(".next-"));
    }
    assertThat(files()).isEmpty();
  }

  private StoredPart landed(String id, String input, long... idHashes) throws IOException {
    open();
    try (PartWriter writer = new PartWriter(folder, id)) {
      for (long hash : idHashes) {
        writer.accept(Revisions.tombstone("r" + hash), hash);
      }
      StoredPart about = StoredParts.about(id, input, writer.accepted());
      writer.finish(about);
      return about;
    }
  }

  private StoredPart revisions(String id, List<Revision> revisions) throws IOException {
    open();
    try (PartWriter writer = new PartWriter(folder, id)) {
      for (Revision revision : revisions) {
        writer.accept(revision, 0);
      }
      StoredPart about = StoredParts.about(id, id + ".csv", writer.accepted());
      writer.finish(about);
      return about;
    }
  }

  /** A part of which only the ids are there. */
  private StoredPart ids(String id, long... hashes) throws IOException {
    try (RecordIds.Writer writer =
        new RecordIds.Writer(Files.newOutputStream(Store.partFiles(folder, id).ids()))) {
      int row = 0;
      for (long hash : hashes) {
        writer.add(hash, row++);
      }
    }
    return StoredParts.about(id, "carrier/a.csv", hashes.length);
  }

  private Store open() {
    return Store.open(folder, keys);
  }

  private static StoredOrder keeping(String order, String... parts) {
    return new StoredOrder(order, 1, UNTIL.toString(), List.of(parts));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("parts"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
