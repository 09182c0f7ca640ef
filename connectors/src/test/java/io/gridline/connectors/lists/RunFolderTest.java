package io.gridline.connectors.lists;

import static io.gridline.connectors.lists.Entries.entry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.entry.ListFiles.WrittenFile;
import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, referrals and slices: where they lie, and in which sequence their rows stand. */
class RunFolderTest {

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void open() {
    run = new RunFolder(Map.of("ZJ-1", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "330102001001,lists/330102001/330102001001.csv",
    "330102001,lists/330102001/330102001.csv",
    "330102,lists/330102/330102.csv",
    "33,lists/33/33.csv"
  })
  void givesEachQueueAFileInItsStreetOrUnderItsWholeCode(String route, String path)
      throws IOException {
    assertThat(run.writeQueue("ZJ-1", route, List.of(entry("k1").at(route).listed())))
        .extracting(WrittenFile::path)
        .containsExactly(path);
    assertThat(folder.resolve(path)).exists();
  }

  @ParameterizedTest
  @CsvSource({"42", "JP"})
  void givesEachProvinceAReferral(String province) throws IOException {
    ListedEntry referred = entry("k1").referred(province).listed();
    assertThat(run.writeQueue("ZJ-1", province, List.of(referred)))
        .extracting(WrittenFile::path)
        .containsExactly("referrals/" + province + ".csv");
  }

  @Test
  void writesTheContractsColumnsInTheirSequenceWithTimesInShanghai() throws IOException {
    run.writeQueue("ZJ-1", Entries.COMMUNITY, List.of(entry("k1").listed()));
    assertThat(lines("lists/330102001/330102001001.csv"))
        .containsExactly(
            "\uFEFForder,order_version,as_of,person_key,person_id,name,document_number,phone,level,"
                + "rules,sources,evidence_count,first_exposed_at,last_exposed_at,observe_until,"
                + "route_code,street_code,community_code,address",
            "ZJ-1,2,2020-02-01T08:00:00+08:00,k1,p-k1,李四,E1****67,861******0001,high,"
                + "household;stayed,hotel;register,1,2020-01-21T00:29:00.123+08:00,"
                + "2020-01-21T00:30:00.123+08:00,2020-02-04T00:30:00.123+08:00,"
                + "330102001001,330102001,330102001001,文三路 1 号");
  }

  @Test
  void leavesTheIdOfAVisitorAndTheCodesOfACoarseQueueEmpty() throws IOException {
    run.writeQueue("ZJ-1", "330102", List.of(entry("k1").at("330102").visitor()));
    assertThat(lines("lists/330102/330102.csv").get(1))
        .contains(",k1,,李四,")
        .endsWith(",330102,,,文三路 1 号");
  }

  @Test
  void makesANameSafeForASpreadsheet() throws IOException {
    run.writeQueue("ZJ-1", "33", List.of(entry("k1").at("33").named("=cmd|' /C x'!A0").listed()));
    assertThat(lines("lists/33/33.csv").get(1)).contains(",'=cmd|' /C x'!A0,");
  }

  @Test
  void putsTheMostUrgentFirstThenTheLatestExposedThenByPersonKey() throws IOException {
    List<ListedEntry> entries =
        new java.util.ArrayList<>(
            List.of(
                entry("k5").last(Entries.EXPOSED.plusMillis(1)).listed(),
                entry("k1").listed(),
                entry("k4").listed(),
                entry("k2").of(Level.MEDIUM).last(Entries.EXPOSED.plusSeconds(9)).listed(),
                entry("k0").of(Level.LOW).last(Entries.EXPOSED.plusSeconds(99)).listed()));
    for (int turn = 0; turn < entries.size(); turn++) {
      Collections.rotate(entries, 1);
      run.writeQueue("ZJ-1", Entries.COMMUNITY, entries);
      assertThat(lines("lists/330102001/330102001001.csv").stream().skip(1))
          .extracting(line -> line.split(",")[3])
          .containsExactly("k5", "k1", "k4", "k2", "k0");
    }
  }

  @Test
  void saysOfEveryFileItsRowsSizeAndChecksum() throws Exception {
    List<ListedEntry> entries = List.of(entry("k2").listed(), entry("k1").listed());
    List<WrittenFile> written =
        Stream.concat(
                run.writeSlice("ZJ-1", "00", entries).stream(),
                run.writeQueue("ZJ-1", Entries.COMMUNITY, entries).stream())
            .toList();
    assertThat(written)
        .extracting(WrittenFile::path)
        .containsExactly(
            "entries/part-00.parquet",
            "evidence/part-00.parquet",
            "lists/330102001/330102001001.csv");
    for (WrittenFile file : written) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.path()));
      assertThat(file.rows()).isEqualTo(2);
      assertThat(file.bytes()).isEqualTo(bytes.length);
      assertThat(file.sha256())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
  }

  @Test
  void writesTheSameBytesAgainWhateverTheSequence() throws IOException {
    ListedEntry one = entry("k1").listed();
    ListedEntry two = entry("k2").listed();
    List<WrittenFile> first = run.writeSlice("ZJ-1", "00", List.of(one, two));
    assertThat(run.writeSlice("ZJ-1", "00", List.of(two, one))).isEqualTo(first);
    List<WrittenFile> list = run.writeQueue("ZJ-1", Entries.COMMUNITY, List.of(one, two));
    assertThat(run.writeQueue("ZJ-1", Entries.COMMUNITY, List.of(two, one))).isEqualTo(list);
  }

  @Test
  void leavesTheFileThatWasThereWhenANewOneCannotBeWritten() throws IOException {
    run.write("ZJ-1", "review/a", 1, file -> file.write("whole".getBytes(UTF_8)));
    assertThatThrownBy(
            () ->
                run.write(
                    "ZJ-1",
                    "review/a",
                    1,
                    file -> {
                      file.write("ha".getBytes(UTF_8));
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(folder.resolve("review/a")).hasContent("whole");
  }

  private List<String> lines(String path) throws IOException {
    return List.of(Files.readString(folder.resolve(path)).split("\r\n"));
  }
}
