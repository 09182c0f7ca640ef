package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.flink.JobFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that fill up or may not be written to, and senders' files that change under a run's hands.
 * What was published stays as it was, and once the fault is mended the next run publishes what it
 * would have without it.
 */
class DiskFaultsIT {

  private static EmbeddedFlink flink;

  @TempDir static Path shared;
  private static Path world;
  private static Map<String, String> expected;

  @TempDir Path temporary;
  private SmallDisk disk;
  private Path out;

  @BeforeAll
  static void publishOnce() throws Exception {
    flink = EmbeddedFlink.start(2);
    world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    expected = repeatable(ScreenRun.of(world, shared.resolve("out")).on(flink).get(0), "out");
  }

  @AfterAll
  static void close() {
    flink.close();
  }

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(temporary.resolve("disk"));
    out = disk.folder().resolve("out");
    Folders.copy(shared.resolve("out/keys"), Files.createDirectories(out).resolve("keys"));
  }

  @AfterEach
  void unmount() throws Exception {
    disk.close();
  }

  @Test
  void publishesNothingWhenTheDiskIsFullWhileLandingAndEverythingOnceThereIsRoom()
      throws Exception {
    Throwable failure = failure(Hearing.at("4 of 4 files are new", () -> disk.fill(8 << 10)));
    assertThat(JobFailed.root(failure)).hasMessageContaining("No space left on device");
    assertNothingIsPublishedNorHalfLanded();
    disk.makeRoom();
    assertPublishesWhatIsExpected();
  }

  @Test
  void publishesNothingWhenTheDiskIsFullWhileListsAreWritten() throws Exception {
    Throwable failure = failure(Hearing.at("evaluate the households", () -> disk.fill(16 << 10)));
    assertThat(JobFailed.root(failure)).hasMessageContaining("No space left on device");
    assertNothingIsPublishedNorHalfLanded();
    disk.makeRoom();
    assertPublishesWhatIsExpected();
  }

  @Test
  void publishesNothingWhenTheDiskIsFullWhileTheManifestIsWritten() throws Exception {
    Throwable failure = failure(Hearing.at("publish", () -> disk.fill(0)));
    assertThat(JobFailed.root(failure)).hasMessageContaining("No space left on device");
    assertNothingIsPublishedNorHalfLanded();
    disk.makeRoom();
    assertPublishesWhatIsExpected();
  }

  @Test
  void leavesWhatIsPublishedAloneOnADiskThatMayOnlyBeRead() throws Exception {
    run().on(flink);
    Map<String, String> before = Folders.contents(out);
    disk.remount("ro");
    assertThat(JobFailed.root(failure(Progress.SILENT)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Read-only file system");
    disk.remount("rw");
    assertThat(Folders.contents(out)).isEqualTo(before);
    assertPublishesWhatIsExpected();
  }

  @Test
  void stopsAtAFileThatGrowsWhileItIsRead() throws Exception {
    Path feed = copyOfTheWorld().resolve("feeds/hotel/z0.csv");
    Throwable failure =
        failure(
            Hearing.at(
                "files are new",
                () -> Files.writeString(feed, "h99,0,passport\n", StandardOpenOption.APPEND)));
    assertThat(JobFailed.behind(failure, BadInput.class).orElseThrow())
        .hasMessage("hotel/z0.csv: changed while it was read; run again");
    assertNothingIsPublishedNorHalfLanded();
  }

  @Test
  void stopsAtAFileThatVanishesWhileItIsReadAndGoesOnWithoutItTheNextTime() throws Exception {
    Path feed = copyOfTheWorld().resolve("feeds/hotel/z0.csv");
    Throwable failure = failure(Hearing.at("files are new", () -> Files.deleteIfExists(feed)));
    assertThat(JobFailed.behind(failure, BadInput.class).orElseThrow())
        .hasMessageStartingWith("hotel/z0.csv: cannot be opened");
    assertNothingIsPublishedNorHalfLanded();
    RunManifest without = ScreenRun.of(temporary.resolve("world"), out).on(flink).get(0);
    assertThat(without.sources().get("hotel").read()).isZero();
    assertThat(without.silent()).contains("hotel has sent nothing");
  }

  private Path copyOfTheWorld() throws IOException {
    Path copy = temporary.resolve("world");
    Folders.copy(world, copy);
    return copy;
  }

  private ScreenRun run() {
    Path copy = temporary.resolve("world");
    return ScreenRun.of(Files.exists(copy) ? copy : world, out);
  }

  private Throwable failure(Progress progress) {
    Throwable failure = catchThrowable(() -> run().on(flink, progress));
    assertThat(failure).as("the run's failure").isNotNull();
    return failure;
  }

  private void assertNothingIsPublishedNorHalfLanded() throws Exception {
    assertThat(Folders.files(out).stream().map(out::relativize).map(Path::toString))
        .noneMatch(file -> file.startsWith("order="))
        .noneMatch(file -> file.contains(".next"));
  }

  private void assertPublishesWhatIsExpected() throws Exception {
    RunManifest manifest = run().on(flink).get(0);
    assertThat(Folders.repeatable(new PublishedRuns(out).folder(manifest))).isEqualTo(expected);
  }

  private static Map<String, String> repeatable(RunManifest manifest, String out) throws Exception {
    return Folders.repeatable(new PublishedRuns(shared.resolve(out)).folder(manifest));
  }
}
