package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.lists.PublishedEntries;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.PurgeCertificate;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.pipelines.order.InvalidOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an order's retention nothing is left of anybody it was about. */
class PurgeJobIT {

  /** Thirty days after the end of 30 March. */
  private static final Instant OVER = Instant.parse("2020-04-29T16:00:00Z");

  @TempDir static Path shared;
  private static Path world;
  private static EmbeddedFlink flink;

  @TempDir Path temporary;
  private Path out;

  @BeforeAll
  static void publishTwoOrders() throws Exception {
    flink = EmbeddedFlink.start(2);
    world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    ScreenRun.of(world, shared.resolve("out")).orders("A", "B").on(flink);
    ScreenRun.of(world, shared.resolve("out"))
        .orders("A", "B")
        .asOf("2020-02-02T00:00:00Z")
        .on(flink);
  }

  @AfterAll
  static void close() {
    flink.close();
  }

  @BeforeEach
  void copyWhatWasPublished() throws Exception {
    out = temporary.resolve("out");
    Folders.copy(shared.resolve("out"), out);
  }

  @Test
  void leavesNoTraceOfAnybodyOfTheOrderOnceNoOrderIsLeft() throws Exception {
    List<String> traces = traces("A");
    traces.addAll(traces("B"));
    assertThat(Remains.found(out, traces)).hasSizeGreaterThan(100);
    job("A", OVER).purge();
    job("B", OVER).purge();
    assertThat(Remains.found(out, traces)).isEmpty();
    assertThat(Folders.files(out.resolve("store/parts"))).isEmpty();
    assertThat(Folders.files(out.resolve("keys/orders"))).isEmpty();
    assertThat(out.resolve("order=A")).doesNotExist();
  }

  @Test
  void leavesTheOtherOrdersRunsAndWhatTheyNeedOfTheStore() throws Exception {
    Map<String, String> others = contents("order=B/");
    List<String> traces = traces("A");
    List<String> ofOthers = traces("B");
    traces.removeIf(trace -> ofOthers.stream().anyMatch(other -> other.startsWith(trace)));
    assertThat(traces).hasSizeGreaterThan(10);
    PurgeCertificate certificate = job("A", OVER).purge();
    assertThat(contents("order=B/")).isEqualTo(others);
    assertThat(contents("order=A/")).isEmpty();
    assertThat(certificate.ordersLeft()).containsExactly("B");
    assertThat(store().parts())
        .extracting(StoredPart::source)
        .as("the carrier part was made for the zones of both")
        .containsExactlyInAnyOrder("rail", "aviation", "hotel");
    List<String> inRunsAndCarrier = new ArrayList<>(Remains.found(out, traces));
    inRunsAndCarrier.removeIf(found -> found.contains("store/parts/"));
    assertThat(inRunsAndCarrier).isEmpty();
    RunManifest again = ScreenRun.of(world, out).orders("B").on(flink).get(0);
    assertThat(again.counts().entries()).isPositive();
    assertThat(again.changes().withdrawn()).isZero();
  }

  @Test
  void certifiesWhatThereWas() throws Exception {
    long files = contents("order=A/").size() - 2L;
    PurgeCertificate certificate = job("A", OVER).purge();
    PurgeCertificate.Deleted deleted = certificate.deleted();
    assertThat(deleted.keys()).isEqualTo(1);
    assertThat(deleted.runs()).isEqualTo(2);
    assertThat(deleted.files()).as("two manifests are beside the runs").isEqualTo(files);
    assertThat(deleted.parts()).isEqualTo(1);
    assertThat(deleted.records()).isPositive();
    assertThat(deleted.deadLetters()).isEqualTo(3);
    assertThat(certificate.completedAt()).isNotNull();
    assertThat(Files.readString(certificate.file(out)))
        .contains("\"legal_basis\" : \"Art. 42\"", "\"retention_days\" : 30");
    assertThat(job("A", OVER).purge().deleted().wasNothing()).isTrue();
    assertThat(out.resolve("certificates").toFile().list()).hasSize(1);
  }

  @Test
  void refusesUntilTheRetentionIsOver() throws Exception {
    Map<String, String> before = Folders.contents(out);
    assertThatThrownBy(() -> job("A", OVER.minusMillis(1)).purge())
        .isInstanceOf(InvalidOrder.class)
        .hasMessageContaining(
            "order A is to be kept until 2020-04-30T00:00:00+08:00: it ends"
                + " 2020-03-31T00:00:00+08:00, and its data 30 days later");
    assertThat(job("A", OVER).look().deleted().runs()).isEqualTo(2);
    assertThat(Folders.contents(out)).isEqualTo(before);
  }

  @Test
  void refusesAnOlderVersionThanWasPublished() throws Exception {
    Path newer = shared.resolve("newer");
    SmallWorld changed = new SmallWorld();
    changed.version("A", 2).write(newer, Shape.PLAIN);
    ScreenRun.of(newer, out).asOf("2020-02-02T00:00:00Z").on(flink);
    assertThatThrownBy(() -> job("A", OVER).purge())
        .isInstanceOf(InvalidOrder.class)
        .hasMessageContaining("order A: version 2 was published, and this is version 1");
  }

  @Test
  void takesUpAPurgeThatWasInterrupted() throws Exception {
    PurgeCertificate begun = job("A", OVER).look();
    begun.write(out);
    KeyFolder.open(out.resolve("keys")).destroyOrder("A");
    FileTree.delete(new PublishedRuns(out).folder("A"));
    PurgeCertificate completed = job("A", OVER).purge();
    assertThat(completed.deleted()).isEqualTo(begun.deleted());
    assertThat(completed.begunAt()).isEqualTo(begun.begunAt());
    assertThat(completed.completedAt()).isNotNull();
    assertThat(store().orders()).extracting(order -> order.order()).containsExactly("B");
    assertThat(out.resolve("certificates").toFile().list()).hasSize(1);
  }

  /** Whatever tells of the order's people: their keys, their names, the numbers of everybody. */
  private List<String> traces(String order) throws Exception {
    List<String> traces = new ArrayList<>(SmallWorld.NUMBERS);
    PublishedRuns runs = new PublishedRuns(out);
    new PublishedEntries(runs.folder(runs.latest(order).orElseThrow()))
        .read(
            entry -> true,
            entry -> {
              traces.add(entry.personKey());
              traces.add(entry.name());
            });
    return traces;
  }

  private Map<String, String> contents(String prefix) throws Exception {
    Map<String, String> contents = Folders.contents(out);
    contents.keySet().removeIf(path -> !path.startsWith(prefix));
    return contents;
  }

  private Store store() {
    return Store.open(out.resolve("store"), KeyFolder.open(out.resolve("keys")).gate());
  }

  private PurgeJob job(String order, Instant asOf) {
    return new PurgeJob(
        new PurgeJob.Settings(
            world.resolve(order + ".yaml"), out, out.resolve("store"), out.resolve("keys"), asOf));
  }
}
