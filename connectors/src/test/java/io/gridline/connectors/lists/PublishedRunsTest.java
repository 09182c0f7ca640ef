package io.gridline.connectors.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest names is published, whole; what no manifest names is not. */
class PublishedRunsTest {

  private static final Instant FIRST = Instant.parse("2020-02-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2020-02-01T12:30:05Z");

  @TempDir Path out;
  private PublishedRuns runs;

  @BeforeEach
  void open() {
    runs = new PublishedRuns(out);
  }

  @Test
  void hasNothingBeforeTheFirstRun() throws IOException {
    assertThat(runs.orders()).isEmpty();
    assertThat(runs.latest("A")).isEmpty();
    assertThat(runs.at("A", FIRST)).isEmpty();
    assertThat(new PublishedRuns(out.resolve("nowhere")).orders()).isEmpty();
  }

  @Test
  void publishesUnderTheContractsFolders() throws IOException {
    RunManifest manifest = written("A", SECOND, "r1");
    runs.publish(List.of(manifest));
    assertThat(out.resolve("order=A/as_of=20200201T123005Z/manifest.json")).isRegularFile();
    assertThat(out.resolve("order=A/as_of=20200201T123005Z/run=r1/entries/x")).isRegularFile();
    assertThat(runs.folder(manifest)).isEqualTo(runs.folder("A", SECOND, "r1"));
    assertThat(runs.at("A", SECOND)).contains(manifest);
    assertThat(runs.orders()).containsExactly("A");
  }

  @Test
  void namesTheFieldsOfAManifestAsTheContractDoes() throws IOException {
    runs.publish(List.of(written("A", FIRST, "r1")));
    assertThat(out.resolve("order=A/as_of=20200201T000000Z/manifest.json"))
        .content()
        .contains(
            "\"order_version\"", "\"as_of\" : \"2020-02-01T00:00:00Z\"", "\"bearing_evidence\"")
        .doesNotContain(".next");
  }

  @Test
  void takesTheLatestAsOfThatWasPublished() throws IOException {
    runs.publish(List.of(written("A", SECOND, "r2")));
    runs.publish(List.of(written("A", FIRST, "r1")));
    written("A", SECOND.plusSeconds(60), "r3");
    assertThat(runs.latest("A")).map(RunManifest::run).contains("r2");
  }

  @Test
  void replacesARunOfTheSameInstantAndDeletesIt() throws IOException {
    runs.publish(List.of(written("A", FIRST, "r1")));
    runs.publish(List.of(written("A", FIRST, "r2")));
    assertThat(runs.at("A", FIRST)).map(RunManifest::run).contains("r2");
    assertThat(files()).containsExactly("manifest.json", "run=r2/entries/x");
  }

  @Test
  void leavesThePublishedRunWholeWhenAnotherIsDiscarded() throws IOException {
    runs.publish(List.of(written("A", FIRST, "r1")));
    written("A", FIRST, "r2");
    runs.discard("A", FIRST, "r2");
    runs.discard("A", FIRST, "r3");
    assertThat(files()).containsExactly("manifest.json", "run=r1/entries/x");
  }

  @Test
  void doesNotDiscardWhatIsPublished() throws IOException {
    runs.publish(List.of(written("A", FIRST, "r1")));
    runs.discard("A", FIRST, "r1");
    assertThat(files()).containsExactly("manifest.json", "run=r1/entries/x");
  }

  @Test
  void publishesTheListsOfNoOrderWhenThoseOfOneCannotBePublished() throws IOException {
    RunManifest one = written("A", FIRST, "r1");
    RunManifest two = written("B", FIRST, "r1");
    Path inTheWay = out.resolve("order=B/as_of=20200201T000000Z/manifest.json.next-r1/x");
    Files.createDirectories(inTheWay);
    assertThatThrownBy(() -> runs.publish(List.of(one, two))).isInstanceOf(IOException.class);
    assertThat(runs.orders()).isEmpty();
    runs.discard("A", FIRST, "r1");
    runs.discard("B", FIRST, "r1");
    assertThat(files()).isEmpty();
  }

  private RunManifest written(String order, Instant asOf, String run) throws IOException {
    Path file = runs.folder(order, asOf, run).resolve("entries/x");
    Files.createDirectories(file.getParent());
    Files.writeString(file, run);
    return new RunManifest(
        order,
        1,
        asOf.toString(),
        run,
        asOf.toString(),
        "0.1.0",
        "00",
        "01",
        1,
        Map.of("land", 1L),
        new RunManifest.Read(1, 2, 3),
        null,
        new RunManifest.Counts(1, Map.of("high", 1L), Map.of(), 1, 0, 0, 0, List.of("k1")),
        new RunManifest.Changes(1, 2, 3, 4),
        List.of(),
        Map.of("rail", new RunManifest.SourceCounts(1, Map.of(), 0, 0, 0, 0, 1, 1, null)),
        List.of(new RunManifest.Input("rail/a.csv", 1, "00")),
        List.of(new RunManifest.File("entries/x", 1, 2, "00")));
  }

  private List<String> files() throws IOException {
    Path asOf = out.resolve("order=A/as_of=20200201T000000Z");
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> asOf.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
