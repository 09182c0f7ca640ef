package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.Location;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.hadoop.MemoryObjects;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The protocol for object stores, on one that renames nothing and shows an object only when its
 * stream is closed: the manifest is the commit.
 */
class ObjectStoreIT {

  private static EmbeddedFlink flink;
  private static Elsewhere there;
  private static Map<String, String> expected;

  @TempDir static Path shared;

  @BeforeAll
  static void screenHereAndCopyTheWorld() throws Exception {
    flink = EmbeddedFlink.start(2);
    Path world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    Path out = shared.resolve("out");
    RunManifest here = ScreenRun.of(world, out).orders("A", "B").on(flink).get(0);
    expected = Folders.repeatable(new PublishedRuns(out).folder(here));
    there = Elsewhere.copied(world, out.resolve("keys"), Location.path("objects://test/gridline"));
  }

  @AfterAll
  static void close() {
    flink.close();
  }

  @AfterEach
  void mend() {
    MemoryObjects.refuse(name -> false);
    MemoryObjects.answer(true);
  }

  @Test
  void publishesTheBytesThatARunOnThisMachinePublishesAndRenamesNothing() throws Exception {
    RunManifest first = there.run("same").on(flink).get(0);
    assertPublished("same", first);
    RunManifest second = there.run("same").on(flink).get(0);
    assertPublished("same", second);
    assertThat(MemoryObjects.names("test/gridline/same"))
        .noneMatch(name -> name.contains(first.run()) || name.contains(".next"));
  }

  @Test
  void publishesTheListsOfNoOrderWhenThoseOfOneCannotBePublished() throws Exception {
    MemoryObjects.refuse(name -> name.matches(".*/order=B/as_of=[^/]*/manifest.json"));
    Throwable failure = catchThrowable(() -> there.run("two").orders("A", "B").on(flink));
    assertThat(failure)
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("no room for manifest.json");
    assertThat(MemoryObjects.names("test/gridline/two/order=")).isEmpty();
    mend();
    assertPublished("two", there.run("two").orders("A", "B").on(flink).get(0));
  }

  @Test
  void leavesNoPartThatIsNotWholeWhenAFileCannotBeReadToItsEnd() throws Exception {
    Path half = there.folder().resolve("world/feeds/rail/b.csv");
    Files.writeString(half, "record_id,document_type\n");
    try {
      assertThat(catchThrowable(() -> there.run("half").on(flink))).isNotNull();
    } finally {
      Files.delete(half);
    }
    assertThat(MemoryObjects.names("test/gridline/half"))
        .noneMatch(name -> name.contains("order=") || name.contains("manifest"));
    assertPublished("half", there.run("half").on(flink).get(0));
  }

  @Test
  void keepsWhatIsPublishedWhenTheStoreDoesNotAnswer() throws Exception {
    assertPublished("mute", there.run("mute").on(flink).get(0));
    List<String> published = MemoryObjects.names("test/gridline/mute/order=");
    MemoryObjects.answer(false);
    assertThat(catchThrowable(() -> there.run("mute").on(flink))).isNotNull();
    PublishedRuns runs = new PublishedRuns(there.folder().resolve("mute"));
    assertThatThrownBy(() -> runs.sweep(List.of("A"))).hasStackTraceContaining("does not answer");
    MemoryObjects.answer(true);
    assertThat(MemoryObjects.names("test/gridline/mute/order=")).isEqualTo(published);
  }

  @Test
  void shiftsADraftIntoItsPlaceByClosingItAndTakesItBackByNot() throws Exception {
    Path place = there.folder().resolve("draft");
    try (Draft draft = Draft.of(place)) {
      draft.stream().write(1);
      draft.stream().close();
      assertThat(Files.exists(place)).as("before it is put").isFalse();
    }
    assertThat(Files.exists(place)).as("closed without being put").isFalse();
    try (Draft draft = Draft.of(place)) {
      draft.stream().write(1);
      draft.put();
    }
    assertThat(Files.readAllBytes(place)).containsExactly(1);
    assertThatThrownBy(
            () -> Files.move(place, place.resolveSibling("b"), StandardCopyOption.ATOMIC_MOVE))
        .isInstanceOf(AtomicMoveNotSupportedException.class);
  }

  @Test
  void letsOneRunWriteAtATimeAndTakesOverTheLockOfOneThatShowsNoLife() throws Exception {
    Path out = there.folder().resolve("locked");
    RunLock first = RunLock.take(out);
    assertThatThrownBy(() -> RunLock.take(out))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("lets go of it after two minutes");
    first.requireHeld();
    MemoryObjects.pass(Duration.ofMinutes(3).toMillis());
    try (RunLock second = RunLock.take(out)) {
      second.requireHeld();
      assertThatThrownBy(first::requireHeld)
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("has lost its lock");
      first.close();
      second.requireHeld();
    }
    RunLock.take(out).close();
    assertThat(MemoryObjects.names("test/gridline/locked")).isEmpty();
  }

  @Test
  void forgetsAnOrderWithEverythingOfIt() throws Exception {
    Path out = there.folder().resolve("purged");
    there.run("purged").keys(out.resolve("keys")).on(flink);
    PurgeJob.Settings settings =
        new PurgeJob.Settings(
            there.folder().resolve("world/A.yaml"),
            out,
            out.resolve("store"),
            out.resolve("keys"),
            Instant.parse("2021-01-01T00:00:00Z"));
    assertThat(new PurgeJob(settings).purge().deleted().parts()).isEqualTo(4);
    assertThat(MemoryObjects.names("test/gridline/purged"))
        .hasSize(3)
        .anyMatch(name -> name.endsWith("/keys/gate.json"))
        .anyMatch(name -> name.endsWith("/store/manifest.json"))
        .anyMatch(name -> name.contains("/certificates/A-purged-"));
  }

  private static void assertPublished(String out, RunManifest manifest) throws Exception {
    PublishedRuns runs = new PublishedRuns(there.folder().resolve(out));
    assertThat(runs.latest("A")).contains(manifest);
    assertThat(Folders.repeatable(runs.folder(manifest))).isEqualTo(expected);
  }
}
