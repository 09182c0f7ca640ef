package io.gridline.connectors.feedfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.contact.CaseRow;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Interval;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

  private static final String HEADER =
      "case_id,revision,cancelled,order,document_type,document_number,infectious_from,infectious_to\n";
  private static final String FROM_TO = ",2020-01-15T00:00:00+08:00,2020-01-20T00:00:00+08:00";
  private static final Interval FIVE_DAYS =
      new Interval(Instant.parse("2020-01-14T16:00:00Z"), Instant.parse("2020-01-19T16:00:00Z"));

  @TempDir Path folder;

  @Test
  void readsACase() {
    assertThat(cases("k1,,,,passport,e 1234567" + FROM_TO))
        .containsExactly(new CaseRow("k1", "", passport("E1234567"), FIVE_DAYS));
  }

  @Test
  void needsNoOptionalColumn() {
    String text =
        "infectious_to,infectious_from,document_number,document_type,case_id\n"
            + "2020-01-20T00:00:00,2020-01-15T00:00:00,E1234567,passport,k1\n";
    assertThat(CaseFile.read(write(text)))
        .containsExactly(new CaseRow("k1", "", passport("E1234567"), FIVE_DAYS));
  }

  @Test
  void takesAnInstantAndACaseOfOneOrder() {
    assertThat(cases("k1,,,ZJ-1,passport,E1,2020-01-15T00:00Z,2020-01-15T00:00Z"))
        .containsExactly(
            new CaseRow(
                "k1", "ZJ-1", passport("E1"), Interval.at(Instant.parse("2020-01-15T00:00:00Z"))));
  }

  @Test
  void takesACaseWhoseNumberIsWrongForReview() {
    assertThat(cases("k1,,,,resident_id,110105194912310021" + FROM_TO))
        .singleElement()
        .matches(row -> !row.claim().isValid());
  }

  @Test
  void letsTheHighestRevisionStandWhereverItStands() {
    assertThat(
            cases(
                "k1,1,,,passport,E1" + FROM_TO,
                "k1,10,,,passport,E2" + FROM_TO,
                "k1,9,true,,passport,E3" + FROM_TO))
        .extracting(row -> row.claim().number())
        .containsExactly("E2");
  }

  @Test
  void letsACancelledWinnerBeNoCase() {
    assertThat(
            cases(
                "k1,1,TRUE,,passport,E1" + FROM_TO,
                "k1,0,,,passport,E1" + FROM_TO,
                "k2,,,,passport,E2" + FROM_TO))
        .extracting(CaseRow::caseId)
        .containsExactly("k2");
  }

  @Test
  void givesTheWinnersBehindTheGateAndTheCancelledOnesToo() {
    GateKeys keys = KeyFolder.open(folder.resolve("keys")).gate();
    Path file =
        write(
            HEADER
                + String.join(
                    "\n",
                    "k1,1,TRUE,,passport,E1" + FROM_TO,
                    "k1,0,,,passport,E2" + FROM_TO,
                    "k2,,,ZJ-1,passport,E2" + FROM_TO));
    List<CaseDelivery> sealed = CaseFile.sealed(file, keys);
    assertThat(sealed).extracting(CaseDelivery::caseId).containsExactly("k1", "k2");
    assertThat(sealed).extracting(CaseDelivery::cancelled).containsExactly(true, false);
    assertThat(sealed).extracting(CaseDelivery::order).containsExactly("", "ZJ-1");
    assertThat(sealed)
        .extracting(delivery -> keys.open(delivery.claim()))
        .containsExactly(passport("E1"), passport("E2"));
  }

  @Test
  void letsTheGreaterOfTwoThatDifferAtOneRevisionStand() {
    assertThat(cases("k1,,,,passport,E2" + FROM_TO, "k1,,,,passport,E1" + FROM_TO))
        .extracting(row -> row.claim().number())
        .containsExactly("E2");
    assertThat(cases("k1,,true,,passport,E1" + FROM_TO, "k1,,,,passport,E2" + FROM_TO))
        .as("cancelled is compared first")
        .isEmpty();
    assertThat(cases("k1,,,A,passport,E2" + FROM_TO, "k1,,,B,passport,E1" + FROM_TO))
        .extracting(CaseRow::order)
        .containsExactly("B");
  }

  @Test
  void keepsSeveralCasesOfOnePersonAndGivesThemByCaseId() {
    assertThat(cases("k2,,,,passport,E1" + FROM_TO, "k1,,,,passport,E1" + FROM_TO))
        .extracting(CaseRow::caseId)
        .containsExactly("k1", "k2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ,,,,passport,secret,2020-01-15T00:00Z,2020-01-16T00:00Z' | case_id: expected a value",
        "'k1,,,,,secret,2020-01-15T00:00Z,2020-01-16T00:00Z' | document_type: expected a value",
        "'k1,,,,passport,,2020-01-15T00:00Z,2020-01-16T00:00Z' | document_number: expected a value",
        "'k1,,,,passport,- -,2020-01-15T00:00Z,2020-01-16T00:00Z' | document_number: expected a"
            + " number",
        "'k1,,,,passport,secret,,2020-01-16T00:00Z' | infectious_from: expected a value",
        "'k1,,,,passport,secret,2020-01-15T00:00Z,' | infectious_to: expected a value",
        "'k1,,,,phone,secret,2020-01-15T00:00Z,2020-01-16T00:00Z' | document_type: expected a"
            + " document type",
        "'k1,,,,passport,secret,2020-01-15,2020-01-16T00:00Z' | infectious_from: expected an ISO"
            + " 8601 time",
        "'k1,,,,passport,secret,2020-01-15T00:00Z,soon' | infectious_to: expected an ISO 8601 time",
        "'k1,,,,passport,secret,2020-01-15T00:00Z,2020-01-14T23:59Z' | infectious_to: expected no"
            + " time before infectious_from",
        "'k1,-1,,,passport,secret,2020-01-15T00:00Z,2020-01-16T00:00Z' | 'revision, cancelled:"
            + " expected a whole number, true or false'",
        "'k1,,maybe,,passport,secret,2020-01-15T00:00Z,2020-01-16T00:00Z' | 'revision, cancelled:"
            + " expected a whole number, true or false'",
        "'k1,,,passport,secret,2020-01-15T00:00Z,2020-01-16T00:00Z' | 'the row: expected as many"
            + " fields as the header, in UTF-8'"
      })
  void stopsAtAMalformedRowAndSaysWhereButNotWhose(String row, String wrong) {
    assertThatThrownBy(() -> cases("k0,,,,passport,E1" + FROM_TO, row))
        .isInstanceOf(BadInput.class)
        .hasMessage("cases.csv: line 3: " + wrong)
        .hasMessageNotContaining("secret");
  }

  @Test
  void stopsAtARowThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("cases.csv");
    String text = HEADER + "k1,,,李,passport,E1" + FROM_TO + "\n";
    Files.write(file, text.getBytes(Charset.forName("GB18030")));
    assertThatThrownBy(() -> CaseFile.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessage("cases.csv: line 2: the row: expected as many fields as the header, in UTF-8");
  }

  @Test
  void stopsAtAHeaderThatLacksAColumnAndAtAFileThatIsNotThere() {
    assertThatThrownBy(() -> CaseFile.read(write("case_id,document_type,document_number\n")))
        .isInstanceOf(BadInput.class)
        .hasMessage("cases.csv: the header lacks infectious_from, infectious_to");
    assertThatThrownBy(() -> CaseFile.read(folder.resolve("nowhere.csv")))
        .isInstanceOf(BadInput.class)
        .hasMessage("nowhere.csv: cannot be opened: NoSuchFileException");
  }

  private List<CaseRow> cases(String... rows) {
    return CaseFile.read(write(HEADER + String.join("\n", rows) + "\n"));
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("cases.csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Claim passport(String number) {
    return new Claim(ClaimType.PASSPORT, number);
  }
}
