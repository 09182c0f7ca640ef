package io.gridline.connectors.feedfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a record is rejected: each reason for each source, and which of two comes first. */
class GateReasonsTest {

  private static GateKeys keys;

  @TempDir Path feeds;
  private GateOnDisk gate;

  @BeforeAll
  static void makeKeys(@TempDir Path folder) {
    keys = KeyFolder.open(folder).gate();
  }

  @BeforeEach
  void open() {
    gate = new GateOnDisk(feeds, keys).withReferences();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void acceptsARowThatIsGood(Source source) {
    assertThat(gate.outcome(FeedRow.of(source))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void rejectsARowThatLacksARequiredValue(Source source) {
    for (String column : FeedColumns.of(source).required()) {
      for (String nothing : List.of("", " ", "\u3000", "\u00A0\t")) {
        assertThat(gate.outcome(FeedRow.of(source).with(column, nothing)))
            .as(column)
            .isEqualTo("missing-value");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void stopsAtAFileWhoseHeaderLacksARequiredColumn(Source source) {
    for (String column : FeedColumns.of(source).required()) {
      assertThatThrownBy(() -> gate.outcome(FeedRow.of(source).without(column)))
          .isInstanceOf(BadInput.class)
          .hasMessage(source.text() + "/a.csv: the header lacks " + column);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void takesOptionalColumnsThatAreThereAndEmpty(Source source) {
    FeedRow row = FeedRow.of(source);
    for (String column : FeedColumns.of(source).names()) {
      row = row.values().containsKey(column) ? row : row.with(column, "\u3000");
    }
    assertThat(gate.outcome(row)).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", " - - ", "－", "\u3000－\u3000"})
  void takesADocumentNumberOfNothingButHyphensForMissing(String number) {
    for (Source source : List.of(Source.RAIL, Source.AVIATION, Source.HOTEL)) {
      assertThat(gate.outcome(FeedRow.of(source).with("document_number", number)))
          .isEqualTo("missing-value");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void rejectsAPlaceThatIsNotInTheReferenceFiles(Source source) {
    FeedRow row = FeedRow.of(source);
    for (String column : row.placeColumns()) {
      String known = row.values().get(column);
      for (String unknown : List.of("nowhere", known + "x", " " + known)) {
        assertThat(gate.outcome(row.with(column, unknown))).isEqualTo("unknown-place");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void rejectsATimeThatIsNotIso8601(Source source) {
    FeedRow row = FeedRow.of(source);
    for (String column : row.timeColumns()) {
      for (String bad : List.of("2020-01-10", "2020-02-30T10:00", "10.01.2020 10:00", "0")) {
        assertThat(gate.outcome(row.with(column, bad))).as(column).isEqualTo("bad-time");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RAIL,service_date", "AVIATION,flight_date"})
  void rejectsADateThatIsNoDate(Source source, String column) {
    for (String bad : List.of("2020-1-10", "20200110", "2020-02-30", "2020-01-10T00:00:00")) {
      assertThat(gate.outcome(FeedRow.of(source).with(column, bad))).isEqualTo("bad-time");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void rejectsAnIntervalThatEndsBeforeItStarts(Source source) {
    FeedRow row = FeedRow.of(source);
    assertThat(gate.outcome(row.during("2020-01-10T10:00:00.001Z", "2020-01-10T10:00:00Z")))
        .isEqualTo("bad-interval");
    assertThat(gate.outcome(row.during("2020-01-10T10:00:00+08:00", "2020-01-10T02:00:00Z")))
        .isEqualTo("accepted");
    assertThat(gate.outcome(row.during("2020-01-10T10:00:00.0009Z", "2020-01-10T10:00:00Z")))
        .as("cut to the millisecond first")
        .isEqualTo("accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "CARRIER,2020-02-10T10:00:00",
    "RAIL,2020-02-10T10:00:00",
    "AVIATION,2020-02-10T10:00:00",
    "HOTEL,2021-01-10T10:00:00"
  })
  void rejectsAnIntervalOneMillisecondOverItsLimit(Source source, String limit) {
    FeedRow row = FeedRow.of(source);
    assertThat(gate.outcome(row.during("2020-01-10T10:00:00", limit))).isEqualTo("accepted");
    assertThat(gate.outcome(row.during("2020-01-10T10:00:00", limit + ".001")))
        .isEqualTo("bad-interval");
    assertThat(gate.outcome(row.during("2020-01-10T10:00:00", limit + ".0009")))
        .isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Passport", "phone", "passport ", "resident-id", "护照", "1"})
  void rejectsADocumentTypeThatIsNoneOfTheSixToTheLetter(String type) {
    for (Source source : List.of(Source.RAIL, Source.AVIATION, Source.HOTEL)) {
      assertThat(gate.outcome(FeedRow.of(source).with("document_type", type)))
          .isEqualTo("bad-document-type");
    }
  }

  @ParameterizedTest
  @EnumSource(value = ClaimType.class, mode = Mode.EXCLUDE, names = "PHONE")
  void acceptsEachDocumentTypeWhateverTheNumber(ClaimType type) {
    assertThat(gate.outcome(FeedRow.of(Source.RAIL).with("document_type", type.text())))
        .isEqualTo("accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "123456,bad-phone",
    "1234567,accepted",
    "+861380000000123,accepted",
    "+8613800000001234,bad-phone",
    "00123456,bad-phone",
    "001234567,accepted",
    "１３８ ００００-０００１,accepted",
    "1380000000O,bad-phone",
    "١٢٣٤٥٦٧٨,bad-phone",
    "+,bad-phone",
    "-,bad-phone",
    "++861380000001,bad-phone"
  })
  void rejectsAPhoneThatHasNotSevenToFifteenDigits(String phone, String outcome) {
    assertThat(gate.outcome(FeedRow.of(Source.CARRIER).with("msisdn", phone))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "0,accepted",
    "2147483647,accepted",
    "'',accepted",
    "'\u3000',accepted",
    "007,accepted",
    "2147483648,bad-revision",
    "99999999999999999999,bad-revision",
    "-1,bad-revision",
    "+1,bad-revision",
    "1.5,bad-revision",
    "1e3,bad-revision",
    "' 1',bad-revision",
    "１,bad-revision",
    "x,bad-revision"
  })
  void rejectsARevisionThatIsNoWholeNumberFromZero(String revision, String outcome) {
    for (Source source : List.of(Source.RAIL, Source.AVIATION, Source.HOTEL)) {
      assertThat(gate.outcome(FeedRow.of(source).with("revision", revision))).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,accepted",
    "True,accepted",
    "FALSE,accepted",
    "'',accepted",
    "CANCELLED,bad-revision",
    "1,bad-revision",
    "yes,bad-revision",
    "'true ',bad-revision"
  })
  void rejectsACancelledThatIsNeitherTrueNorFalse(String cancelled, String outcome) {
    for (Source source : List.of(Source.RAIL, Source.AVIATION, Source.HOTEL)) {
      assertThat(gate.outcome(FeedRow.of(source).with("cancelled", cancelled))).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void givesTheFirstReasonInTheContractsSequence(Source source) {
    Map<String, FeedRow> faults = faults(source);
    List<String> sequence = new ArrayList<>(faults.keySet());
    for (int first = 0; first < sequence.size(); first++) {
      for (int second = first; second < sequence.size(); second++) {
        FeedRow both = FeedRow.of(source);
        for (String reason : List.of(sequence.get(second), sequence.get(first))) {
          for (Map.Entry<String, String> fault : faults.get(reason).values().entrySet()) {
            both = both.with(fault.getKey(), fault.getValue());
          }
        }
        assertThat(gate.outcome(both)).isEqualTo(sequence.get(first));
      }
    }
  }

  /** For each reason, in the contract's sequence, columns with a fault that no other one hides. */
  private static Map<String, FeedRow> faults(Source source) {
    FeedRow good = FeedRow.of(source);
    FeedRow none = new FeedRow(source, Map.of());
    boolean carrier = source == Source.CARRIER;
    String lastTime = good.timeColumns().get(1);
    Map<String, FeedRow> faults = new LinkedHashMap<>();
    faults.put("undecodable", none.with("record_id", "\uFFFD"));
    faults.put("missing-value", none.with("record_id", ""));
    faults.put("unknown-place", none.with(good.placeColumns().get(0), "nowhere"));
    faults.put("bad-time", none.with(good.timeColumns().get(0), "yesterday"));
    faults.put("bad-interval", none.with(lastTime, "2019-01-01T00:00:00Z"));
    if (carrier) {
      faults.put("bad-phone", none.with("msisdn", "1"));
    } else {
      faults.put("bad-document-type", none.with("document_type", "x"));
      faults.put("bad-revision", none.with("revision", "x").with("cancelled", "x"));
    }
    return faults;
  }

  @Test
  void asksTheSecondPlaceAndTheDateInTheirTurnToo() {
    FeedRow row = FeedRow.of(Source.RAIL).with("alight_station", "nowhere");
    assertThat(gate.outcome(row.with("service_date", "x"))).isEqualTo("unknown-place");
    FeedRow backwards =
        FeedRow.of(Source.RAIL).during("2020-01-10T10:00:00Z", "2020-01-09T10:00:00Z");
    assertThat(gate.outcome(backwards.with("service_date", "x"))).isEqualTo("bad-time");
  }

  @Test
  void looksAtACarrierRecordsPlaceBeforeAnythingElse() {
    FeedRow elsewhere = FeedRow.of(Source.CARRIER).with("cell_id", "460-00-1-2");
    assertThat(gate.outcome(elsewhere)).isEqualTo("outside");
    faults(Source.CARRIER)
        .forEach(
            (reason, fault) -> {
              FeedRow row = elsewhere;
              for (Map.Entry<String, String> wrong : fault.values().entrySet()) {
                row =
                    wrong.getKey().equals("cell_id")
                        ? row
                        : row.with(wrong.getKey(), wrong.getValue());
              }
              String expected = reason.equals("undecodable") ? "undecodable" : "outside";
              assertThat(gate.outcome(row)).as(reason).isEqualTo(expected);
            });
    assertThat(gate.outcome(elsewhere.with("cell_id", ""))).isEqualTo("missing-value");
    assertThat(gate.outcome(elsewhere.with("cell_id", "x").with("msisdn", "")))
        .isEqualTo("missing-value");
  }
}
