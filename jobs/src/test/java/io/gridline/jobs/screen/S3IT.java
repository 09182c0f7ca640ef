package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.FileStamp;
import io.gridline.connectors.file.Location;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.hadoop.S3Server;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Feeds, register, orders, cases, keys, store and lists on a real S3-compatible server. */
class S3IT {

  private static final String BUCKET = "gridline";

  private static EmbeddedFlink flink;
  private static S3Server server;
  private static Elsewhere there;
  private static Map<String, String> expected;

  @TempDir static Path shared;

  @BeforeAll
  static void screenHereAndCopyTheWorld() throws Exception {
    flink = EmbeddedFlink.start(2);
    server = S3Server.start(shared, BUCKET);
    Path world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    Path out = shared.resolve("out");
    RunManifest here = ScreenRun.of(world, out).on(flink).get(0);
    expected = Folders.repeatable(new PublishedRuns(out).folder(here));
    there = Elsewhere.copied(world, out.resolve("keys"), Location.path("s3a://" + BUCKET + "/it"));
  }

  @AfterAll
  static void close() {
    flink.close();
    server.close();
  }

  @Test
  void publishesTheBytesThatARunOnThisMachinePublishes() throws Exception {
    List<Throwable> refused = new ArrayList<>();
    Hearing second =
        Hearing.at(
            "land what is new",
            () -> refused.add(catchThrowable(() -> there.run("same").on(flink))));
    assertPublished(there.run("same").on(flink, second).get(0));
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("another run is writing to s3a://gridline/it/same: ");
    Hearing said = Hearing.all();
    RunManifest again = there.run("same").on(flink, said).get(0);
    assertThat(said.lines()).contains("0 of 4 files are new, 0 MB");
    assertPublished(again);
    assertThat(names("it/same/order=A"))
        .as("of one run, and nothing under another name before")
        .allMatch(name -> name.contains("run=" + again.run()) || name.endsWith("manifest.json"));
    assertThat(names("it/same")).noneMatch(name -> name.contains(".lock"));
  }

  @Test
  void showsNothingOfALargeFileUntilItIsPutAndNothingOfOneThatIsNot() throws Exception {
    byte[] bytes = new byte[40 << 20];
    new Random(1).nextBytes(bytes);
    Path file = there.folder().resolve("large");
    try (Draft draft = Draft.of(file)) {
      draft.stream().write(bytes);
    }
    assertThat(names("it/large")).isEmpty();
    try (Draft draft = Draft.of(file)) {
      draft.stream().write(bytes);
      assertThat(names("it/large")).isEmpty();
      draft.put();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    try (S3Client client = server.client()) {
      assertThat(client.listMultipartUploads(asked -> asked.bucket(BUCKET)).uploads()).isEmpty();
    }
  }

  @Test
  void saysThatThereIsNoSuchBucket() {
    assertThatThrownBy(() -> Location.answers(Location.path("s3a://nobody/a")))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("s3a://nobody/a: there is no such bucket");
  }

  @Test
  void tellsAnObjectThatWasPutAgain() throws Exception {
    Path file = there.folder().resolve("feed.csv");
    Files.writeString(file, "one");
    String before = FileStamp.of(file, Instant.MAX);
    assertThat(before).isNotEqualTo(FileStamp.NONE).isEqualTo(FileStamp.of(file, Instant.MAX));
    Files.writeString(file, "two");
    assertThat(FileStamp.of(file, Instant.MAX)).isNotEqualTo(before);
  }

  @Test
  void noticesThatAnotherHasTakenItsLock() throws Exception {
    Path out = there.folder().resolve("lost");
    try (RunLock lock = RunLock.take(out);
        S3Client client = server.client()) {
      lock.requireHeld();
      lock.requireHeld();
      client.putObject(
          asked -> asked.bucket(BUCKET).key("it/lost/.lock"), RequestBody.fromString("other"));
      assertThatThrownBy(lock::requireHeld)
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("has lost its lock");
    }
    assertThat(Files.readString(out.resolve(".lock"))).as("is another's").isEqualTo("other");
  }

  private static void assertPublished(RunManifest manifest) throws Exception {
    PublishedRuns runs = new PublishedRuns(there.folder().resolve("same"));
    assertThat(runs.latest("A")).contains(manifest);
    assertThat(Folders.repeatable(runs.folder(manifest))).isEqualTo(expected);
  }

  /** The names of objects, markers of folders left out. */
  private static List<String> names(String below) {
    try (S3Client client = server.client()) {
      return client
          .listObjectsV2Paginator(asked -> asked.bucket(BUCKET).prefix(below))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(name -> !name.endsWith("/"))
          .toList();
    }
  }
}
