package io.gridline.connectors.feedfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What comes out of the gate: normal forms, hashes and seals, and dead letters. */
class GateTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
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

  @Test
  void letsAPhoneThroughAsHashAndSeal() {
    Presence presence =
        gate.accepted(FeedRow.of(Source.CARRIER).with("msisdn", "１３８-0000 0001")).presence();
    Claim claim = new Claim(ClaimType.PHONE, "8613800000001");
    assertThat(presence.id()).isEqualTo(new RecordId(Source.CARRIER, "c1"));
    assertThat(presence.claim().hash()).isEqualTo(keys.hash(claim));
    assertThat(keys.open(presence.claim())).isEqualTo(claim);
    assertThat(presence.place()).isEqualTo(new Division("420102001001"));
    assertThat(presence.interval())
        .isEqualTo(interval("2020-01-10T02:00:00Z", "2020-01-10T03:00:00Z"));
    assertThat(presence.trip()).isNull();
    assertThat(presence.stay()).isNull();
    assertThat(presence.sealedName()).isEmpty();
  }

  @Test
  void letsATicketThroughWithItsTrainCarAndSeatInNormalForm() {
    Revision revision =
        gate.accepted(
            FeedRow.of(Source.RAIL)
                .with("train_no", " g 001")
                .with("car_no", "05")
                .with("seat_no", "012f")
                .with("revision", "2147483647")
                .with("cancelled", "True")
                .with("passenger_name", "李 四"));
    assertThat(revision.number()).isEqualTo(Integer.MAX_VALUE);
    assertThat(revision.cancelled()).isTrue();
    assertThat(keys.openName(revision.presence().sealedName())).isEqualTo("李 四");
    assertThat(revision.presence().place()).isEqualTo(new Division("420111"));
    assertThat(revision.presence().trip())
        .isEqualTo(
            new Trip(
                new Division("330102"),
                "杭州站",
                "G001",
                LocalDate.of(2020, 1, 10).toEpochDay(),
                "5",
                "12F"));
  }

  @Test
  void letsAFlightThroughWithoutACar() {
    Presence presence =
        gate.accepted(FeedRow.of(Source.AVIATION).with("seat_no", "31A")).presence();
    assertThat(presence.trip().car()).isEmpty();
    assertThat(presence.trip().seat()).isEqualTo("31A");
    assertThat(presence.trip().destinationName()).isEqualTo("萧山机场");
  }

  @Test
  void letsAStayThroughWithItsRoomAsDelivered() {
    Presence presence = gate.accepted(FeedRow.of(Source.HOTEL).with("room_no", " 0801")).presence();
    assertThat(presence.stay()).isEqualTo(new Stay("H1", "江汉饭店", " 0801"));
  }

  @Test
  void takesAStayWithoutACheckOutForTwentyFourHours() {
    Interval day = interval("2020-01-10T06:00:00Z", "2020-01-11T06:00:00Z");
    FeedRow row = FeedRow.of(Source.HOTEL);
    assertThat(gate.accepted(row).presence().interval()).isEqualTo(day);
    assertThat(gate.accepted(row.with("check_out", "")).presence().interval()).isEqualTo(day);
    assertThat(gate.accepted(row.with("check_out", "\u3000")).presence().interval()).isEqualTo(day);
    assertThat(gate.outcome(row.with("check_out", "2020-01-11"))).isEqualTo("bad-time");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REGISTER")
  void cutsTimesToTheMillisecondAndTakesThoseWithoutOffsetForShanghai(Source source) {
    FeedRow row =
        FeedRow.of(source).during("2020-01-10 10:00:00.1239999", "2020-01-10T05:30:00.12-01");
    assertThat(gate.accepted(row).presence().interval())
        .isEqualTo(interval("2020-01-10T02:00:00.123Z", "2020-01-10T06:30:00.120Z"));
  }

  @Test
  void keepsAnInvalidResidentNumberForReview() {
    FeedRow row =
        FeedRow.of(Source.RAIL)
            .with("document_type", "resident_id")
            .with("document_number", "110105194912310021");
    assertThat(gate.accepted(row).presence().claim().valid()).isFalse();
    FeedRow right = row.with("document_number", "11010519491231002x");
    assertThat(gate.accepted(right).presence().claim().valid()).isTrue();
  }

  @Test
  void readsTheCharsetThatFeedsYamlSays() {
    FeedRow row = FeedRow.of(Source.HOTEL).with("guest_name", "王𠮷").with("room_no", "八〇一");
    byte[] text = (row.header() + row.line()).getBytes(GB18030);
    gate.with("hotel/a.csv", text);
    assertThat(gate.passFolder(Source.HOTEL).outcomes()).containsExactly("undecodable");
    gate.with("feeds.yaml", "hotel: {charset: GB18030}\n");
    Revision revision = gate.passFolder(Source.HOTEL).accepted().get(0);
    assertThat(keys.openName(revision.presence().sealedName())).isEqualTo("王𠮷");
    assertThat(revision.presence().stay().room()).isEqualTo("八〇一");
    gate.with("rail/a.csv", FeedRow.of(Source.RAIL).header() + FeedRow.of(Source.RAIL).line());
    assertThat(gate.passFolder(Source.RAIL).outcomes()).containsExactly("accepted");
  }

  @Test
  void sealsTheRawTextOfARejectedRecordUnderItsLine() {
    FeedRow row = FeedRow.of(Source.RAIL).with("passenger_name", "李\n四");
    FeedRow bad = row.with("board_time", "yesterday").with("document_number", "E7654321");
    GateOnDisk.Passed passed =
        gate.pass(Source.RAIL, row.header() + row.line() + "\n" + bad.line() + row.line());
    assertThat(passed.outcomes()).containsExactly("accepted", "bad-time", "accepted");
    Rejection rejection = passed.rejected().get(0);
    assertThat(rejection.line()).isEqualTo(5);
    assertThat(new String(rejection.sealedRaw(), UTF_8)).doesNotContain("E7654321", "四");
    assertThat(new String(keys.open(rejection.sealedRaw(), "dead-letter"), UTF_8))
        .contains("document_number: E7654321\n", "board_time: yesterday\n", "李\n四");
  }

  @Test
  void keepsNothingOfARejectedCarrierRecordButItsLineAndReason() {
    FeedRow row = FeedRow.of(Source.CARRIER).with("msisdn", "1");
    GateOnDisk.Passed passed = gate.pass(Source.CARRIER, row.header() + row.line() + "c2\n");
    assertThat(passed.rejected())
        .extracting(rejection -> rejection.line() + " " + rejection.reason().text())
        .containsExactly("2 bad-phone", "3 undecodable");
    assertThat(passed.rejected()).allMatch(rejection -> rejection.sealedRaw() == null);
  }

  @Test
  void stopsAtAQuoteThatIsNeverClosed() {
    FeedRow row = FeedRow.of(Source.RAIL);
    String text = row.header() + row.line() + "r2,\"E1\n" + row.line().replace("\"", "");
    assertThatThrownBy(() -> gate.pass(Source.RAIL, text))
        .isInstanceOf(BadInput.class)
        .hasMessage("rail/a.csv: a quote that is opened in line 3 is never closed");
  }

  private static Interval interval(String from, String to) {
    return new Interval(Instant.parse(from), Instant.parse(to));
  }
}
