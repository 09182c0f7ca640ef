package io.gridline.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manifest names is there, and nothing else. */
class StoreTest {

  private static final int MORE_THAN_ONE_RUN = (1 << 20) + 3;

  @TempDir Path folder;

  @Test
  void isEmptyAtFirst() {
    Store store = Store.open(folder.resolve("deep/store"));
    assertThat(store.parts()).isEmpty();
    assertThat(store.repeatedIds(List.of())).isEmpty();
  }

  @Test
  void remembersItsPartsAndFindsThemByFileFingerprintAndScope() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1, 2);
    Store.open(folder).commit(List.of(part));
    Store store = Store.open(folder);
    assertThat(store.parts()).containsExactly(part);
    assertThat(store.find("rail/a.csv", "print", "scope")).contains(part);
    assertThat(store.find("rail/b.csv", "print", "scope")).isEmpty();
    assertThat(store.find("rail/a.csv", "other", "scope")).isEmpty();
    assertThat(store.find("rail/a.csv", "print", "other")).isEmpty();
  }

  @Test
  void keepsWhatWasCommittedWhenTheNextManifestWasNotPutInPlace() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1);
    Store.open(folder).commit(List.of(part));
    Files.writeString(folder.resolve("manifest.json.next"), "{\"version\": 1, \"par");
    assertThat(Store.open(folder).parts()).containsExactly(part);
  }

  @Test
  void deletesTheFilesOfPartsThatAreNamedNoMore() throws IOException {
    StoredPart kept = landed("rail-1", "rail/a.csv", 1);
    StoredPart dropped = landed("rail-2", "rail/b.csv", 2);
    Store store = Store.open(folder);
    store.commit(List.of(kept, dropped));
    assertThat(files()).hasSize(6);
    Files.writeString(folder.resolve("parts/rail-3.parquet.next"), "half a part");
    store.commit(List.of(kept));
    assertThat(files())
        .containsExactlyInAnyOrder("rail-1.parquet", "rail-1.ids", "rail-1.rejected.avro");
    assertThat(store.parts()).containsExactly(kept);
    assertThat(folder.resolve("manifest.json.next")).doesNotExist();
  }

  @Test
  void refusesAManifestThatItDoesNotUnderstand() throws IOException {
    Store.open(folder);
    Files.writeString(folder.resolve("manifest.json"), "{\"version\": 2, \"parts\": []}");
    assertThatThrownBy(() -> Store.open(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("store " + folder + " cannot be opened: it is of version 2, this is 1");
    Files.writeString(folder.resolve("manifest.json"), "{");
    assertThatThrownBy(() -> Store.open(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("store " + folder + " cannot be opened");
  }

  @Test
  void findsIdsThatStandMoreThanOnceInOnePartOrInSeveral() throws IOException {
    StoredPart one = landed("rail-1", "rail/a.csv", 5, -7, 5, Long.MIN_VALUE, 0);
    StoredPart two = landed("rail-2", "rail/b.csv", Long.MAX_VALUE, -7, -8);
    StoredPart three = landed("rail-3", "rail/c.csv", -7, Long.MAX_VALUE, Long.MIN_VALUE);
    StoredPart none = landed("rail-4", "rail/d.csv");
    Store store = Store.open(folder);
    assertThat(store.repeatedIds(List.of(one))).containsExactly(5L);
    assertThat(store.repeatedIds(List.of(two, none))).isEmpty();
    assertThat(store.repeatedIds(List.of(none, three, two, one)))
        .containsExactly(Long.MIN_VALUE, -7L, 5L, Long.MAX_VALUE);
  }

  @Test
  void findsIdsThatStandInDifferentRunsOfOneLargePart() throws IOException {
    Store store = Store.open(folder);
    LongStream descending = LongStream.range(0, MORE_THAN_ONE_RUN).map(id -> -id);
    long[] ids = LongStream.concat(descending, LongStream.of(-17, 99)).toArray();
    StoredPart large = ids("carrier-1", ids);
    StoredPart small = ids("carrier-2", 99, -(MORE_THAN_ONE_RUN - 1));
    assertThat(store.repeatedIds(List.of(large))).containsExactly(-17L);
    assertThat(store.repeatedIds(List.of(small, large)))
        .containsExactly(-(MORE_THAN_ONE_RUN - 1L), -17L, 99L);
  }

  @Test
  void stopsAtIdsThatEndTooEarly() throws IOException {
    StoredPart part = landed("rail-1", "rail/a.csv", 1, 2, 3);
    Store store = Store.open(folder);
    byte[] whole = Files.readAllBytes(store.ids("rail-1"));
    Files.write(store.ids("rail-1"), java.util.Arrays.copyOf(whole, whole.length - 3));
    assertThatThrownBy(() -> store.repeatedIds(List.of(part)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("store " + folder + " cannot be read");
  }

  @Test
  void leavesNothingOfAPartThatWasNotFinished() throws IOException {
    Store.open(folder);
    try (PartWriter writer = new PartWriter(folder, "rail-1")) {
      writer.accept(Revisions.tombstone("r1"), 1);
      assertThat(files()).hasSize(3).allMatch(name -> name.endsWith(".next"));
    }
    assertThat(files()).isEmpty();
  }

  private StoredPart landed(String id, String input, long... idHashes) throws IOException {
    Store.open(folder);
    try (PartWriter writer = new PartWriter(folder, id)) {
      for (long hash : idHashes) {
        writer.accept(Revisions.tombstone("r" + hash), hash);
      }
      return part(id, input, writer.finish());
    }
  }

  /** A part of which only the ids are there. */
  private StoredPart ids(String id, long... hashes) throws IOException {
    try (RecordIds.Writer writer = new RecordIds.Writer(Store.partFiles(folder, id).ids())) {
      for (long hash : hashes) {
        writer.add(hash);
      }
    }
    return part(id, "carrier/a.csv", hashes.length);
  }

  private static StoredPart part(String id, String input, long accepted) {
    Map<String, Long> rejected = Map.of("bad-time", 1L);
    return new StoredPart(
        id, "rail", input, "print", "scope", 10, accepted + 1, 0, rejected, accepted);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("parts"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
