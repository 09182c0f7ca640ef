package io.gridline.connectors.feedfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.presence.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFolderTest {

  @TempDir Path feeds;
  private GateOnDisk disk;

  @BeforeEach
  void open() {
    disk = new GateOnDisk(feeds, null);
  }

  @Test
  void findsFilesDirectlyInASourceAndUnderItsDays() {
    disk.with("rail/b.csv", "12345")
        .with("rail/dt=2020-01-10/a.csv.gz", "")
        .with("hotel/dt=2020-01-09/a.csv", "")
        .with("carrier/a.csv", "");
    assertThat(FeedFolder.list(feeds, Set.of(Source.RAIL, Source.HOTEL)))
        .containsExactly(
            new FeedInput(Source.HOTEL, "hotel/dt=2020-01-09/a.csv", "UTF-8", 0),
            new FeedInput(Source.RAIL, "rail/b.csv", "UTF-8", 5),
            new FeedInput(Source.RAIL, "rail/dt=2020-01-10/a.csv.gz", "UTF-8", 0));
  }

  @Test
  void leavesHiddenFilesAndFoldersAlone() {
    disk.with("rail/.a.csv.swp", "")
        .with("rail/_SUCCESS", "")
        .with("rail/b.csv._COPYING_", "")
        .with("rail/.tmp/a.txt", "")
        .with("rail/dt=2020-01-10/.b.csv", "")
        .with("rail/dt=2020-01-10/_c.csv", "");
    assertThat(FeedFolder.list(feeds, GateOnDisk.FEEDS)).isEmpty();
  }

  @Test
  void takesASourceWithoutAFolderForOneThatHasSentNothing() {
    assertThat(FeedFolder.list(feeds, GateOnDisk.FEEDS)).isEmpty();
  }

  @Test
  void stopsWhereThereIsNoFeedsFolder() {
    Path nowhere = feeds.resolve("nowhere");
    assertThatThrownBy(() -> FeedFolder.list(nowhere, GateOnDisk.FEEDS))
        .isInstanceOf(BadInput.class)
        .hasMessage("feeds " + nowhere + ": there is no such folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xls", "a.CSV", "a.csv.zip", "a.csv.gz.part", "dt=2020-01-10/a.txt"})
  void stopsAtAFileOfNoKnownFormat(String file) {
    disk.with("rail/" + file, "");
    assertThatThrownBy(() -> FeedFolder.list(feeds, GateOnDisk.FEEDS))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "rail/"
                + file
                + ": not a format Gridline reads, expected .csv, .csv.gz, .parquet or .avro");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-10", "dt=2020-1-10", "dt=20200110", "archive"})
  void stopsAtAFolderThatIsNoDay(String folder) {
    disk.with("rail/" + folder + "/a.csv", "");
    assertThatThrownBy(() -> FeedFolder.list(feeds, GateOnDisk.FEEDS))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/" + folder + ": expected files, or folders named dt=YYYY-MM-DD");
  }

  @Test
  void stopsAtAFolderInsideADay() throws Exception {
    Files.createDirectories(feeds.resolve("rail/dt=2020-01-10/a.csv"));
    assertThatThrownBy(() -> FeedFolder.list(feeds, GateOnDisk.FEEDS))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("rail/dt=2020-01-10/a.csv: not a format Gridline reads");
  }

  @Test
  void asksNothingOfASourceThatIsNotWanted() {
    disk.with("hotel/a.xls", "").with("rail/a.csv", "");
    assertThat(FeedFolder.list(feeds, Set.of(Source.RAIL))).hasSize(1);
  }

  @Test
  void givesEachSourceTheCharsetThatFeedsYamlSays() {
    disk.with("rail/a.csv", "")
        .with("hotel/a.csv", "")
        .with("feeds.yaml", "# hotels\nhotel: {charset: GB18030}\nrail: {charset: UTF-8}\n");
    assertThat(FeedFolder.list(feeds, GateOnDisk.FEEDS))
        .extracting(FeedInput::charset)
        .containsExactly(Charset.forName("GB18030"), StandardCharsets.UTF_8);
    disk.with("feeds.yaml", "# nothing\n");
    assertThat(FeedFolder.list(feeds, GateOnDisk.FEEDS))
        .allMatch(input -> input.charsetName().equals("UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hotel: GB18030",
        "hotel: {charset: GBK}",
        "hotel: {charset: GB18030, delimiter: x}",
        "hotel: {encoding: GB18030}",
        "hotels: {charset: GB18030}",
        "register: {charset: GB18030}",
        "[hotel]",
        "hotel: {charset: GB18030",
        "hotel: {charset: UTF-8}\nhotel: {charset: GB18030}"
      })
  void stopsAtAFeedsYamlWithErrors(String yaml) {
    disk.with("feeds.yaml", yaml);
    assertThatThrownBy(() -> FeedFolder.list(feeds, GateOnDisk.FEEDS))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("feeds.yaml: ");
  }
}
