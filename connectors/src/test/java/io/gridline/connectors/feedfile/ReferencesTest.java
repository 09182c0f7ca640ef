package io.gridline.connectors.feedfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

  @TempDir Path feeds;
  private GateOnDisk disk;

  @BeforeEach
  void open() {
    disk = new GateOnDisk(feeds, null).withReferences();
  }

  @Test
  void knowsWhereEveryPlaceIs() {
    References references = read(GateOnDisk.FEEDS);
    assertThat(references.place(Source.CARRIER, "460-00-1-2"))
        .isEqualTo(new Place(new Division("330102001001"), ""));
    assertThat(references.place(Source.RAIL, "WHN"))
        .isEqualTo(new Place(new Division("420111"), "武汉站"));
    assertThat(references.place(Source.AVIATION, "HGH").name()).isEqualTo("萧山机场");
    assertThat(references.place(Source.HOTEL, "H1").division().code()).isEqualTo("420103001001");
    assertThat(references.place(Source.HOTEL, "H2")).isNull();
  }

  @Test
  void readsOnlyTheFilesThatAreWanted() throws IOException {
    Files.delete(feeds.resolve("reference/cells.csv"));
    assertThat(read(Set.of(Source.HOTEL)).place(Source.HOTEL, "H1")).isNotNull();
    assertThatThrownBy(() -> read(GateOnDisk.FEEDS))
        .isInstanceOf(BadInput.class)
        .hasMessage("reference/cells.csv: cannot be opened: NoSuchFileException");
  }

  @Test
  void readsAFileThatIsCompressed() throws IOException {
    Path plain = feeds.resolve("reference/cells.csv");
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(feeds.resolve("reference/cells.csv.gz")))) {
      Files.copy(plain, gzip);
    }
    Files.delete(plain);
    assertThat(read(Set.of(Source.CARRIER)).places(Source.CARRIER)).hasSize(2);
  }

  @Test
  void takesAPlaceWithoutAName() {
    disk.with("reference/hotels.csv", "hotel_id,name,division_code\nH1,,4201\n");
    assertThat(read(Set.of(Source.HOTEL)).place(Source.HOTEL, "H1"))
        .isEqualTo(new Place(new Division("4201"), ""));
  }

  @Test
  void takesACodeThatStandsTwiceToTheLetterForOne() {
    disk.with("reference/hotels.csv", "hotel_id,name,division_code\nH1,a,4201\nH1,a,4201\n");
    assertThat(read(Set.of(Source.HOTEL)).places(Source.HOTEL)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'H1,b,4201'", "'H1,a,4202'"})
  void stopsAtACodeThatStandsTwiceWithDifferentValues(String second) {
    disk.with("reference/hotels.csv", "hotel_id,name,division_code\nH1,a,4201\n" + second + "\n");
    assertThatThrownBy(() -> read(Set.of(Source.HOTEL)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "reference/hotels.csv: line 3: the hotel_id stands twice, with different values");
  }

  @ParameterizedTest
  @CsvSource({"' ,a,4201'", "'H1,a,'", "'H1,a'", "'H1,\uFFFD,4201'"})
  void stopsAtARowThatSaysNotWhatOrWhere(String row) {
    disk.with("reference/hotels.csv", "hotel_id,name,division_code\n" + row + "\n");
    assertThatThrownBy(() -> read(Set.of(Source.HOTEL)))
        .isInstanceOf(BadInput.class)
        .hasMessage("reference/hotels.csv: line 2: expected a hotel_id and a division_code");
  }

  @ParameterizedTest
  @CsvSource({
    "CARRIER,cells.csv,'cell_id, division_code'",
    "RAIL,rail_stations.csv,'telecode, division_code, name'",
    "AVIATION,airports.csv,'iata, division_code, name'",
    "HOTEL,hotels.csv,'hotel_id, division_code, name'"
  })
  void stopsAtAFileThatLacksItsColumns(Source source, String file, String columns) {
    disk.with("reference/" + file, "id\n");
    assertThatThrownBy(() -> read(Set.of(source)))
        .isInstanceOf(BadInput.class)
        .hasMessage("reference/" + file + ": the header lacks " + columns);
  }

  @Test
  void hasAFingerprintThatEveryValueChangesAndTheSequenceOfRowsDoesNot() {
    String before = fingerprint();
    disk.with(
        "reference/cells.csv",
        "division_code,cell_id\n330102001001,460-00-1-2\n420102001001,460-00-1-1\n");
    assertThat(fingerprint()).isEqualTo(before);
    disk.with("reference/hotels.csv", "hotel_id,name,division_code\nH1,江汉饭店,420103001002\n");
    String moved = fingerprint();
    disk.with("reference/hotels.csv", "hotel_id,name,division_code\nH1,江汉,420103001001\n");
    assertThat(moved).isNotIn(before, fingerprint());
  }

  private String fingerprint() {
    References references = read(EnumSet.of(Source.CARRIER, Source.HOTEL));
    return references.fingerprint(Source.CARRIER, ReferencesTest::text)
        + references.fingerprint(Source.HOTEL, ReferencesTest::text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private References read(Set<Source> wanted) {
    return References.read(feeds.resolve("reference"), wanted);
  }
}
