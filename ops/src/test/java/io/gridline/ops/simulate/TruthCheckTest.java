package io.gridline.ops.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.ops.simulate.TruthCheck.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TruthCheckTest {

  private static final String INTERVAL = ",2020-01-10T00:00:00+08:00,2020-01-20T00:00:00+08:00,";

  @TempDir private Path truth;

  @Test
  void findsNothingToExplainWhenEverybodyIsListed() throws IOException {
    write(List.of(due("person:P1", "household", "")), List.of());
    TruthReport report = compare(new Listed("person:P1", List.of("household")));
    assertThat(report.exposed()).isEqualTo(1);
    assertThat(report.rightlyListed()).isEqualTo(1);
    assertThat(report.unexplained()).isZero();
  }

  @Test
  void explainsAMissOnlyWhenEveryWayToFindThePersonIsDamaged() throws IOException {
    write(
        List.of(
            due("person:P1", "stayed-in-zone", "no-phone"),
            due("person:P1", "arrived-from-zone", "rejected-row"),
            due("person:P2", "stayed-in-zone", "no-phone"),
            due("person:P2", "arrived-from-zone", "")),
        List.of());
    TruthReport report = compare();
    assertThat(report.missed())
        .containsOnly(Map.entry(Dirt.NO_PHONE.words(), 1L), Map.entry(TruthCheck.UNEXPLAINED, 1L));
    assertThat(report.unexplained()).isEqualTo(1);
  }

  @Test
  void explainsAWrongListingByItsDamageAndShowsTheOthersAsUnexplained() throws IOException {
    write(
        List.of(notDue("person:P3", "index-case")),
        List.of("visitor:passport:ZZ1,arrived-from-zone,mistyped-document"));
    TruthReport report =
        compare(
            new Listed("visitor:passport:ZZ1", List.of("arrived-from-zone")),
            new Listed("person:P3", List.of("household")),
            new Listed("person:P9", List.of("household")));
    assertThat(report.wronglyListed())
        .containsOnly(
            Map.entry(Dirt.MISTYPED_DOCUMENT.words(), 1L), Map.entry(TruthCheck.UNEXPLAINED, 2L));
    assertThat(report.exposedOffList()).containsEntry("index-case", 1L);
  }

  @Test
  void countsARightPersonWhoseListingLacksARuleThatTheDataShows() throws IOException {
    write(
        List.of(due("person:P1", "household", ""), due("person:P1", "lives-in-zone", "")),
        List.of());
    TruthReport report = compare(new Listed("person:P1", List.of("household")));
    assertThat(report.reasonMissing()).isEqualTo(1);
    assertThat(report.unexplained()).isEqualTo(1);
  }

  @Test
  void saysItInWordsWithoutATagOrACode() throws IOException {
    write(List.of(due("person:P1", "stayed-in-zone", "seen-too-little")), List.of());
    assertThat(compare().text())
        .contains("1    missed")
        .contains(Dirt.SEEN_TOO_LITTLE.words())
        .doesNotContain("seen-too-little");
  }

  @Test
  void refusesAFileThatIsNoTruth() throws IOException {
    Files.writeString(truth.resolve("exposed.csv"), "a,b\n");
    assertThatThrownBy(() -> TruthCheck.read(truth))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected the columns identity,rule");
  }

  private static String due(String identity, String rule, String dirt) {
    return identity + "," + rule + ",carrier," + INTERVAL + "true,," + dirt;
  }

  private static String notDue(String identity, String because) {
    return identity + ",household,register," + INTERVAL + "false," + because + ",";
  }

  private void write(List<String> exposed, List<String> mistaken) throws IOException {
    Files.write(truth.resolve("exposed.csv"), withHeader(TruthRows.EXPOSED_HEADER, exposed));
    Files.write(truth.resolve("mistaken.csv"), withHeader(TruthRows.MISTAKEN_HEADER, mistaken));
  }

  private static List<String> withHeader(String header, List<String> rows) {
    return Stream.concat(Stream.of(header), rows.stream()).toList();
  }

  private TruthReport compare(Listed... listed) throws IOException {
    return TruthCheck.read(truth).compare(UnaryOperator.identity(), Stream.of(listed));
  }
}
