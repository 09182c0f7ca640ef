package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.file.Draft;
import io.gridline.connectors.file.FileStamp;
import io.gridline.connectors.hadoop.Storage;
import io.gridline.connectors.hadoop.StorageLock;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.flink.JobFailed;
import io.gridline.jobs.hadoop.Hdfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds, register, orders, cases, keys, store and lists on a real NameNode and DataNodes. */
class HdfsIT {

  private static EmbeddedFlink flink;
  private static Hdfs hdfs;
  private static Elsewhere there;
  private static RunManifest here;
  private static Map<String, String> expected;

  @TempDir static Path shared;

  @BeforeAll
  static void screenHereAndCopyTheWorld() throws Exception {
    flink = EmbeddedFlink.start(2);
    hdfs = Hdfs.start(shared.resolve("hdfs"));
    Path world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    here = ScreenRun.of(world, shared.resolve("out")).on(flink).get(0);
    expected = Folders.repeatable(new PublishedRuns(shared.resolve("out")).folder(here));
    there = Elsewhere.copied(world, shared.resolve("out/keys"), hdfs.folder("gridline"));
  }

  @AfterAll
  static void close() {
    flink.close();
    hdfs.close();
  }

  @Test
  void publishesTheBytesThatARunOnThisMachinePublishes() throws Exception {
    RunManifest first = there.run("same").on(flink).get(0);
    assertPublished("same", first);
    assertThat(first.counts()).isEqualTo(here.counts());
    assertThat(first.sources()).isEqualTo(here.sources());
    Hearing said = Hearing.all();
    RunManifest second = there.run("same").on(flink, said).get(0);
    assertThat(said.lines()).contains("0 of 4 files are new, 0 MB");
    assertThat(second.changes()).isEqualTo(new RunManifest.Changes(0, 0, 0, 0));
    assertPublished("same", second);
    assertThat(runs("same")).as("the run before is deleted").hasSize(1);
  }

  @Test
  void goesOnWhenADataNodeDiesInTheMiddle() throws Exception {
    MiniDFSCluster.DataNodeProperties[] dead = new MiniDFSCluster.DataNodeProperties[1];
    Hearing killing = Hearing.at("files are new", () -> dead[0] = hdfs.kill(0));
    RunManifest manifest = there.run("dying").on(flink, killing).get(0);
    assertThat(dead[0]).isNotNull();
    assertPublished("dying", manifest);
    hdfs.revive(dead[0]);
  }

  @Test
  void goesOnWritingAFileWhenADataNodeDiesThatKeepsIt() throws Exception {
    byte[] half = new byte[3 << 20];
    new Random(1).nextBytes(half);
    Path file = hdfs.folder("half");
    MiniDFSCluster.DataNodeProperties dead;
    try (Draft draft = Draft.of(file)) {
      draft.stream().write(half);
      dead = hdfs.kill(1);
      draft.stream().write(half);
      draft.put();
    }
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole).hasSize(2 * half.length).startsWith(half).endsWith(half);
    hdfs.revive(dead);
  }

  @Test
  void publishesNothingWhenTheManifestFindsNoRoomAndEverythingOnceThereIs() throws Exception {
    try (DistributedFileSystem client = hdfs.client()) {
      org.apache.hadoop.fs.Path out =
          new org.apache.hadoop.fs.Path(hdfs.folder("gridline/full").toUri());
      Hearing filling =
          Hearing.at(
              "publish",
              () -> {
                long names = client.getContentSummary(out).getFileCount();
                names += client.getContentSummary(out).getDirectoryCount();
                client.setQuota(out, names + 2, HdfsConstants.QUOTA_DONT_SET);
                return null;
              });
      Throwable failure = catchThrowable(() -> there.run("full").on(flink, filling));
      assertThat(JobFailed.behind(failure, FileSystemException.class).orElseThrow())
          .hasMessageContaining("quota");
      assertThat(runs("full")).isEmpty();
      assertThat(there.folder().resolve("full/order=A")).doesNotExist();
      client.setQuota(out, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_DONT_SET);
    }
    assertPublished("full", there.run("full").on(flink).get(0));
  }

  @Test
  void refusesASecondRunAtOnceAndLetsItRunAfterwards() throws Exception {
    List<Throwable> refused = new java.util.ArrayList<>();
    Hearing second =
        Hearing.at(
            "land what is new",
            () -> refused.add(catchThrowable(() -> there.run("two").on(flink))));
    there.run("two").on(flink, second);
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "another run is writing to "
                + there.folder().resolve("two")
                + ": wait for it to end; one that was killed lets go of it after a minute");
    assertPublished("two", there.run("two").on(flink).get(0));
  }

  @Test
  void takesTheLockOfARunThatWasKilledOnceItsLeaseHasEnded() throws Exception {
    Path out = hdfs.folder("killed");
    Process holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(holder.getInputStream().read()).as("it has the lock").isEqualTo('!');
    assertThatThrownBy(() -> RunLock.take(out)).isInstanceOf(BadInput.class);
    holder.destroyForcibly().waitFor();
    assertThatThrownBy(() -> RunLock.take(out)).isInstanceOf(BadInput.class);
    hdfs.leases(1);
    try (RunLock lock = eventually(out)) {
      lock.requireHeld();
    } finally {
      hdfs.leases(TimeUnit.MINUTES.toMillis(1));
    }
  }

  private static RunLock eventually(Path out) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return RunLock.take(out);
      } catch (BadInput taken) {
        assertThat(System.nanoTime()).as("still taken").isLessThan(deadline);
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void noticesBeforePublishingThatItHasLostItsLock() throws Exception {
    Path file = hdfs.folder("lost/.lock");
    Files.createDirectories(file.getParent());
    try (StorageLock lock = Storage.lock(file);
        DistributedFileSystem another = hdfs.client()) {
      lock.requireHeld();
      hdfs.leases(1);
      try (FSDataOutputStream taken = another.append(new org.apache.hadoop.fs.Path(file.toUri()))) {
        assertThat(taken).isNotNull();
        assertThatThrownBy(lock::requireHeld)
            .isInstanceOf(FileSystemException.class)
            .hasMessageContaining("has lost its lock");
      }
    } finally {
      hdfs.leases(TimeUnit.MINUTES.toMillis(1));
    }
  }

  @Test
  void keepsKeysAndWhatItMakesForTheirOwner() throws Exception {
    Path keys = hdfs.folder("private/keys");
    KeyFolder.open(keys).order("A");
    KeyFolder.open(keys).gate();
    try (DistributedFileSystem client = hdfs.client()) {
      for (String file : List.of("orders/A.json", "gate.json")) {
        assertThat(permission(client, keys.resolve(file))).isEqualTo("rw-------");
      }
      assertThat(permission(client, keys)).isEqualTo("rwx------");
      assertThat(permission(client, keys.getParent())).isEqualTo("rwx------");
    }
    KeyFolder.open(keys).destroyOrder("A");
    assertThat(KeyFolder.open(keys).hasOrder("A")).isFalse();
  }

  @Test
  void tellsAFileThatIsWrittenAgainAndOneThatIsStillWritten() throws Exception {
    Path file = hdfs.folder("feed.csv");
    Files.writeString(file, "one");
    String before = FileStamp.of(file, Instant.MAX);
    assertThat(before).isNotEqualTo(FileStamp.NONE).isEqualTo(FileStamp.of(file, Instant.MAX));
    Files.writeString(file, "two");
    assertThat(FileStamp.of(file, Instant.MAX)).isNotEqualTo(before);
    try (OutputStream open = Files.newOutputStream(file)) {
      open.write(1);
      assertThat(FileStamp.of(file, Instant.MAX)).isEqualTo(FileStamp.NONE);
    }
  }

  private static String permission(DistributedFileSystem client, Path path) throws IOException {
    return client
        .getFileStatus(new org.apache.hadoop.fs.Path(path.toUri()))
        .getPermission()
        .toString();
  }

  private static void assertPublished(String out, RunManifest manifest) throws Exception {
    PublishedRuns runs = new PublishedRuns(there.folder().resolve(out));
    assertThat(runs.latest("A")).contains(manifest);
    assertThat(Folders.repeatable(runs.folder(manifest))).isEqualTo(expected);
    assertThat(Folders.files(there.folder().resolve(out)))
        .noneMatch(file -> file.toString().contains(".next"));
  }

  private static List<Path> runs(String out) throws IOException {
    return Folders.files(there.folder().resolve(out)).stream()
        .filter(file -> file.getFileName().toString().equals("report.html"))
        .toList();
  }
}
