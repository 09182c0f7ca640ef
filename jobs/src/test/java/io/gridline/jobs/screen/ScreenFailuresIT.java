package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.lists.RunManifest;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.WrongKey;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.flink.JobFailed;
import io.gridline.pipelines.identity.Register.Unreadable;
import io.gridline.pipelines.order.InvalidOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stops a run. Each time there is one clear line, nothing of the run is left, and what was
 * published before is still whole.
 */
class ScreenFailuresIT {

  private static final String RAIL = "feeds/rail/a.csv";

  private static EmbeddedFlink flink;
  private static CapturedLog log;

  @TempDir static Path shared;

  @TempDir Path temporary;
  private Path folder;
  private Path out;
  private SmallWorld world;
  private Map<String, String> published;

  @BeforeAll
  static void publishOnce() throws IOException {
    log = new CapturedLog();
    flink = EmbeddedFlink.start(2);
    Path world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    ScreenRun.of(world, shared.resolve("out")).on(flink);
  }

  @AfterAll
  static void closeAndSearchTheLog() {
    flink.close();
    log.close();
    assertThat(log.text())
        .contains("is never closed")
        .doesNotContain("密", "EA4711", "VI4711", "1384711");
  }

  @BeforeEach
  void copyWhatWasPublished() throws Exception {
    folder = temporary.resolve("world");
    out = temporary.resolve("out");
    Folders.copy(shared.resolve("out"), out);
    world = new SmallWorld();
    published = published();
  }

  @ParameterizedTest
  @CsvSource({"2020-01-23T01:59:59.999Z", "2020-03-30T16:00:00Z", "2021-01-01T00:00:00Z"})
  void refusesAnOrderThatIsNotInForce(String asOf) throws Exception {
    assertStops(InvalidOrder.class, run().asOf(asOf), "order A is not in force: from ");
  }

  @Test
  void refusesAnInvalidOrderAndReadsNothing() throws Exception {
    world.text("A.yaml", "order: A\nname: 密一\n").without("register/person.csv");
    assertStops(InvalidOrder.class, run(), "A.yaml");
  }

  @Test
  void refusesAnOrderThatIsGivenTwice() throws Exception {
    assertStops(InvalidOrder.class, run().orders("A", "A"), "order A is given twice");
  }

  @Test
  void publishesNothingOfAnOrderWhoseNeighbourIsInvalid() throws Exception {
    world.text("B.yaml", "order: B\n");
    assertStops(InvalidOrder.class, run().orders("A", "B"), "B.yaml");
  }

  @Test
  void stopsAtAFileThatLacksAColumn() throws Exception {
    world.text(RAIL, "record_id,document_type\nr1,passport\n");
    Files.createDirectories(folder.resolve("feeds/rail"));
    assertStops(BadInput.class, run(), "rail/a.csv: the header lacks document_number, ");
  }

  @Test
  void stopsAtAQuoteThatIsNeverClosed() throws Exception {
    world.add(RAIL, "r99,0,,passport,\"EA4711001");
    int line = world.lines(RAIL).size();
    assertStops(
        BadInput.class,
        run(),
        "rail/z0.csv: a quote that is opened in line " + line + " is never closed");
  }

  @Test
  void stopsAtAFileThatBreaksOff() throws Exception {
    ScreenRun run = run(new Shape(1, 2, true, "dt=2020-01-31"));
    Path file = folder.resolve("feeds/hotel/dt=2020-01-31/y1.csv.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    assertStops(
        BadInput.class,
        run,
        "hotel/dt=2020-01-31/y1.csv.gz: cannot be read to its end, after line");
  }

  @Test
  void stopsAtAFileOfNoKnownFormatAndAtAMissingReferenceFile() throws Exception {
    world.text("feeds/rail/readme.doc", "");
    assertStops(BadInput.class, run(), "rail/readme.doc: not a format Gridline reads");
    Files.delete(folder.resolve("feeds/rail/readme.doc"));
    Files.delete(folder.resolve("feeds/reference/hotels.csv"));
    assertStops(
        BadInput.class,
        ScreenRun.of(folder, out),
        "reference/hotels.csv: cannot be opened: NoSuchFileException");
  }

  @Test
  void stopsAtARegisterWithoutATable() throws Exception {
    world.without("register/subscription.csv");
    assertStops(Unreadable.class, run(), "table subscription is missing");
  }

  @Test
  void stopsAtTwoDifferentRowsOfOnePerson() throws Exception {
    world.add("register/person.csv", "p007,密七,F,1980-01-01,,hh2,330102001001,310101001001,x");
    assertStops(
        Unreadable.class,
        run(),
        "person.csv:37: person_id is that of line 8, and the rows are not");
  }

  @ParameterizedTest
  @CsvSource({"文三路,x", "',F,',',M,'", "1980-01-01,1980-01-02", "hh2,hh3"})
  void stopsAtTwoDifferentRowsOfOnePersonInTwoFilesInWhateverTheyDiffer(String is, String other)
      throws Exception {
    String row = world.lines("register/person.csv").get(7);
    assertThat(row).contains(is);
    assertStops(
        Unreadable.class,
        runIn(inTwoFiles(row.replace(is, other))),
        "table person has two different rows with one person_id");
  }

  @Test
  void takesTheSameRowInTwoFilesForOne() throws Exception {
    RunManifest manifest =
        runIn(inTwoFiles(world.lines("register/person.csv").get(7))).on(flink).get(0);
    assertThat(manifest.counts().entries()).isPositive();
    assertThat(manifest.changes()).isEqualTo(new RunManifest.Changes(0, 0, 0, 0));
  }

  private SmallWorld inTwoFiles(String otherRow) {
    List<String> rows = world.lines("register/person.csv");
    return world
        .without("register/person.csv")
        .text("register/person/a.csv", String.join("\n", rows))
        .text("register/person/b.csv", rows.get(0) + "\n" + otherRow + "\n");
  }

  @Test
  void stopsAtAMalformedCase() throws Exception {
    world.add("cases.csv", "k9,,,,passport,EA4711009,2020-01-09T00:00:00,2020-01-08T00:00:00");
    assertStops(
        BadInput.class,
        run(),
        "cases.csv: line 6: infectious_to: expected no time before infectious_from");
  }

  @Test
  void publishesNothingWhenTooManyRecordsAreRejected() throws Exception {
    assertStops(
        BadInput.class,
        run().limit(0.05),
        "order A: too many records rejected, nothing published: carrier: 3 of 18 records rejected");
  }

  @Test
  void stopsAtADamagedKeyFile() throws Exception {
    Files.writeString(out.resolve("keys/gate.json"), "{}");
    assertStops(WrongKey.class, run(), "gate.json is damaged: put the right one back");
  }

  @Test
  void publishesTheListsOfNoOrderWhenThoseOfOneCannotBePublished() throws Exception {
    Path asOf = out.resolve("order=B/as_of=20200201T000000Z");
    Progress obstructing =
        Hearing.at("publish", () -> Files.createDirectories(asOf.resolve(draft(asOf) + "/x")));
    assertStops(IOException.class, run().orders("A", "B"), obstructing, "");
    assertThat(out.resolve("order=B")).doesNotExist();
  }

  /** Where the manifest of the run that writes there will be written before it is put in place. */
  private static String draft(Path asOf) throws IOException {
    try (Stream<Path> runs = Files.list(asOf)) {
      String run = runs.findFirst().orElseThrow().getFileName().toString();
      return run.replaceFirst("run=", "manifest.json.next-");
    }
  }

  @Test
  void letsOnlyOneRunWriteAtATime() throws Exception {
    ScreenRun run = run();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FutureTask<List<RunManifest>> first =
        new FutureTask<>(() -> run.on(flink, pausing(begun, goOn)));
    new Thread(first).start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> run.on(flink))
        .isInstanceOf(BadInput.class)
        .hasMessage("another run is writing to " + out + ": wait for it to end");
    assertThat(published()).isEqualTo(published);
    goOn.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS)).hasSize(1);
  }

  private ScreenRun run() {
    return run(Shape.PLAIN);
  }

  private ScreenRun runIn(SmallWorld changed) {
    return ScreenRun.of(changed.write(folder, Shape.PLAIN), out);
  }

  private ScreenRun run(Shape shape) {
    return ScreenRun.of(world.write(folder, shape), out);
  }

  private <T extends Throwable> void assertStops(Class<T> kind, ScreenRun run, String line)
      throws Exception {
    assertStops(kind, run, Progress.SILENT, line);
  }

  private <T extends Throwable> void assertStops(
      Class<T> kind, ScreenRun run, Progress progress, String line) throws Exception {
    Throwable failure = catchThrowable(() -> run.on(flink, progress));
    assertThat(failure).isNotNull();
    Throwable behind =
        JobFailed.behind(failure, kind).orElseThrow(() -> new AssertionError(failure));
    assertThat(behind).hasMessageContaining(line);
    assertThat(behind.getMessage()).doesNotContain("密", "4711");
    assertThat(published()).isEqualTo(published);
    assertThat(Folders.files(out)).noneMatch(file -> file.toString().contains(".next"));
  }

  /** Whatever lies below the folders of orders. */
  private Map<String, String> published() throws Exception {
    Map<String, String> contents = Folders.contents(out);
    contents.keySet().removeIf(path -> !path.startsWith("order="));
    return contents;
  }

  private static Progress pausing(CountDownLatch begun, CountDownLatch goOn) {
    return new Progress() {
      @Override
      public void begins(String phase) {
        begun.countDown();
        try {
          assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void says(String line) {}
    };
  }
}
