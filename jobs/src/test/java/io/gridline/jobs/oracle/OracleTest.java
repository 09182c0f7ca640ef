package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle on tiny worlds whose results were worked out by hand from the contract. */
class OracleTest {
  private static final String AS_OF = "2020-01-25T10:00:00+08:00";
  private static final String STAYED =
      "{id: stayed, kind: zone-presence, level: high, min_dwell: PT2H}";
  private static final String ARRIVED =
      "{id: arrived, kind: zone-arrival, level: medium, within: PT48H}";
  private static final String CAR =
      "{id: car, kind: co-travel, level: high, sources: [rail], scope: car}";
  private static final String CASE_OF_1 = "c1,,,,passport,E0001,2020-01-19T00:00,2020-01-24T00:00";

  private static Oracle oracle;
  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    oracle = new Oracle();
  }

  @AfterAll
  static void close() throws Exception {
    oracle.close();
  }

  @Test
  void addsUpPresencesWithoutGapsOrOverlapsUntilMinDwellIsReachedToTheSecond() {
    HandWorld world =
        new HandWorld()
            .rule(STAYED)
            .person("1", "", "330106001001", "330106001001")
            .person("2", "", "330106001001", "330106001001")
            .subscription("13800000001,1,2019-01-01,")
            .subscription("+8613800000002,2,2019-01-01,")
            .carrier(
                "k1,13800000001,C-WH,2020-01-20T10:00:00,2020-01-20T11:00:00",
                "k2,8613800000001,C-WH,2020-01-20T10:30:00,2020-01-20T11:30:00",
                "k3,008613800000001,C-WH,2020-01-20T20:00:00,2020-01-20T20:30:00",
                "k4,13800000002,C-WH,2020-01-20T10:00:00,2020-01-20T11:59:59",
                "k5,13800000002,C-WH,2020-01-20T11:00:00,2020-01-20T11:00:00",
                "k6,13800000002,C-HZ,2020-01-20T12:00:00,2020-01-20T23:00:00");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().select("person", "level", "sources", "evidence_count", "phone"))
        .containsExactly("person:1 | high | carrier | 3 | 861******0001");
    assertThat(answer.evidence().select("record_id", "place_code", "zones", "resolved_by"))
        .containsExactly(
            "k1 | 420106 | wuhan | phone",
            "k2 | 420106 | wuhan | phone",
            "k3 | 420106 | wuhan | phone");
    assertThat(accounting(answer))
        .containsExactlyInAnyOrder(
            "carrier read 6", "carrier outside 1", "carrier kept 5", "carrier bearing_evidence 3");
  }

  @Test
  void cutsPresencesToTheWindowAndTakesAnInstantOnlyWithoutMinDwell() {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low, sources: [carrier]}")
            .rule(STAYED)
            .carrier(
                "k1,447700900001,C-WH,2020-01-22T00:00:00,2020-01-22T00:00:00",
                "k2,447700900001,C-WH,2020-01-21T23:59:59.999,2020-01-21T23:59:59.999",
                "k3,447700900001,C-WH,2020-01-21T23:00:00,2020-01-23T00:00:00",
                "k4,447700900001,C-WH,2020-01-22T00:00:00,2020-01-23T00:00:00")
            .hotel("h1,,,passport,X1,Guest,H-HZ,,2020-01-24T12:00,");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().rows()).isEmpty();
    assertThat(answer.elsewhere()).isEqualTo(1);
    assertThat(accounting(answer))
        .containsExactlyInAnyOrder(
            "carrier read 4",
            "carrier outside 2",
            "carrier kept 2",
            "carrier bearing_evidence 2",
            "hotel read 1",
            "hotel kept 1");
  }

  @Test
  void letsASecondTicketAtExactlyWithinCountAndNotOneMillisecondLater() {
    HandWorld world =
        new HandWorld()
            .rule(ARRIVED)
            .rail(
                "r1,,,passport,A-1,Ann,G1,2020-01-20,1,1,WH,2020-01-20T10:00,SH,2020-01-20T15:00",
                "r2,,,passport,A1,Ann,G2,2020-01-22,1,1,SH,2020-01-22T10:00,HZ,2020-01-22T11:00",
                "r3,,,passport,B1,Bob,G1,2020-01-20,1,1,WH,2020-01-20T10:00,SH,2020-01-20T15:00",
                "r4,,,passport,B1,Bob,G2,2020-01-22,1,1,SH,2020-01-22T10:00:00.001,HZ,"
                    + "2020-01-22T11:00");
    OracleAnswer answer = ask(world);
    assertThat(
            answer
                .entries()
                .select("person", "person_id", "name", "route_code", "street_code", "address"))
        .containsExactly("visitor:passport:A1 |  | Ann | 3301 |  | Hangzhou");
    assertThat(times(answer.evidence(), "record_id", "started_at", "ended_at"))
        .containsExactly("r1 | 2020-01-20T02:00:00Z | 2020-01-20T02:00:00Z");
    assertThat(answer.elsewhere()).isZero();
  }

  @Test
  void findsWhoSharedACarWithACaseAndOnlyWhileTheCaseWasInfectious() {
    HandWorld world =
        new HandWorld()
            .rule(CAR)
            .person("1", "", "330106001001", "330106001001")
            .person("2", "", "330106001001", "330106001002")
            .person("3", "", "330106001001", "330106001003")
            .indexCase(CASE_OF_1)
            .rail(
                "r1,,,passport,E0001,,g 12,2020-01-18,05,1,SH,2020-01-18T22:00,HZ,2020-01-19T02:00",
                "r2,,,passport,E0002,,G12,2020-01-18, 5,9,SH,2020-01-18T22:00,HZ,2020-01-19T01:00",
                "r3,,,passport,E0003,,G12,2020-01-18,5,8,SH,2020-01-18T22:00,HZ,2020-01-19T00:00",
                "r4,,,passport,E0003,,G12,2020-01-18,,8,SH,2020-01-18T22:00,HZ,2020-01-19T03:00");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().select("person", "route_code", "street_code", "community_code"))
        .containsExactly("person:2 | 330106001002 | 330106001 | 330106001002");
    assertThat(times(answer.evidence(), "record_id", "started_at", "ended_at", "cases", "zones"))
        .containsExactly("r2 | 2020-01-18T16:00:00Z | 2020-01-18T17:00:00Z | c1 | ");
  }

  @Test
  void measuresSeatRowsAndRooms() {
    HandWorld world =
        new HandWorld()
            .rule("{id: near, kind: co-travel, level: high, scope: rows, rows: 3}")
            .rule("{id: room, kind: co-lodging, level: low, scope: room}")
            .indexCase("c1,,,T-1,passport,P0,2020-01-19T00:00,2020-01-24T00:00")
            .aviation(
                "a1,passport,P0,,MU1,2020-01-20,12A,NRT,2020-01-20T10:00,HGH,2020-01-20T12:00",
                "a2,passport,P1,,mu 1,2020-01-20,015F,NRT,2020-01-20T10:00,HGH,2020-01-20T12:00",
                "a3,passport,P2,,MU1,2020-01-20,16A,NRT,2020-01-20T10:00,HGH,2020-01-20T12:00",
                "a4,passport,P3,,MU1,2020-01-20,A12,NRT,2020-01-20T10:00,HGH,2020-01-20T12:00")
            .hotel(
                "h1,,,passport,P0,,H-HZ,101,2020-01-20T14:00,",
                "h2,,,passport,P2,,H-HZ,0101,2020-01-20T20:00,2020-01-22T00:00",
                "h3,,,passport,P3,,H-HZ,,2020-01-20T20:00,2020-01-22T00:00");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().select("person", "rules", "level", "route_code", "address"))
        .containsExactly(
            "visitor:passport:P1 | near | high | 330109 | Xiaoshan",
            "visitor:passport:P2 | room | low | 330106001 | Lake 0101");
    assertThat(times(answer.evidence(), "record_id", "started_at", "ended_at"))
        .containsExactly(
            "a2 | 2020-01-20T02:00:00Z | 2020-01-20T04:00:00Z",
            "h2 | 2020-01-20T12:00:00Z | 2020-01-21T06:00:00Z");
  }

  @Test
  void bringsAHouseholdByItsCaseAndByItsEvidenceButNoneOverTheLimit() {
    HandWorld world =
        new HandWorld()
            .rule(ARRIVED)
            .rule("{id: home, kind: household, level: low, of: [arrived]}")
            .householdLimit(3)
            .person("1", "h", "330106001001", "330106001001")
            .person("2", "h", "330106001001", "330106001001")
            .person("3", "h", "420106001001", "420106001001")
            .person("4", "big", "330106001001", "330106001001")
            .person("5", "big", "330106001001", "330106001001")
            .person("6", "big", "330106001001", "330106001001")
            .person("7", "big", "330106001001", "330106001001")
            .indexCase(CASE_OF_1)
            .rail(
                "r1,,,passport,E0002,,G1,2020-01-20,1,1,WH,2020-01-20T10:00,HZ,2020-01-20T15:00",
                "r2,,,passport,E0004,,G1,2020-01-20,1,1,WH,2020-01-20T10:00,HZ,2020-01-20T15:00");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().select("person", "rules", "level", "household"))
        .containsExactly(
            "person:2 | arrived;home | medium | household:h",
            "person:4 | arrived | medium | household:big");
    assertThat(answer.elsewhere()).isEqualTo(1);
    assertThat(
            times(
                answer.evidence(),
                "person",
                "rule",
                "started_at",
                "ended_at",
                "place_code",
                "zones",
                "cases"))
        .contains(
            "person:2 | home | 2020-01-18T16:00:00Z | 2020-01-23T16:00:00Z | 330106001001 |  | c1");
  }

  @Test
  void opensEvidenceUntilOneInstantBeforeItsEndPlusObservation() {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low}")
            .person("1", "", "330106001001", "")
            .person("2", "", "330106001001", "")
            .hotel(
                "h1,,,passport,E0001,,H-WH,1,2020-01-10T00:00,2020-01-11T10:00:00",
                "h2,,,passport,E0002,,H-WH,1,2020-01-10T00:00,2020-01-11T10:00:00.001");
    OracleAnswer answer = ask(world);
    assertThat(times(answer.entries(), "person", "last_exposed_at", "observe_until", "route_code"))
        .containsExactly("person:2 | 2020-01-11T02:00:00.001Z | 2020-01-25T02:00:00.001Z | 42");
    assertThat(answer.entries().select("queued", "address")).containsExactly("false | Crane 1");
  }

  @Test
  void choosesTheHighestRevisionThenTheGreaterValuesAndCountsEveryRecord() {
    String guest = ",passport,E0001,,H-WH,";
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low}")
            .person("1", "", "330106001001", "330106001001")
            .hotel(
                "h1,0,false" + guest + "1,2020-01-20T10:00,2020-01-21T10:00",
                "h1,,FALSE" + guest + "1,2020-01-20T10:00:00+08:00,",
                "h1,0," + guest + "2,2020-01-20T10:00,2020-01-21T10:00",
                "h2,1,TRUE" + guest + "1,2020-01-20T10:00,",
                "h2,0," + guest + "1,2020-01-20T10:00,",
                "h2,2,maybe" + guest + "1,2020-01-20T10:00,",
                "h3,0," + guest + "1,2019-12-20T10:00,2019-12-31T23:59:59.999",
                "h4,0," + guest + "1,2020-01-20T10:00",
                "h5,-1," + guest + "1,2020-01-20T10:00,",
                "h6,,,visa,E0001,,H-WH,1,2020-01-20T10:00,",
                "h7,,,visa,E0001,,H-XX,1,2020-01-20T10:00,",
                "h8,,,visa,-,,H-XX,1,2020-01-20T10:00,",
                "h9,,,visa,E0001,,H-WH,1,2020-01-20,",
                "h10,,,visa,E0001,,H-WH,1,2020-01-20T10:00,2020-01-20T09:00",
                "h11,,,passport,E0001,,H-WH,1,2019-01-20T10:00,2020-01-21T10:00",
                "h12,,,passport,E0001,,H-WH,1,2019-01-20T10:00,2020-01-21T10:00:00.001");
    OracleAnswer answer = ask(world);
    assertThat(accounting(answer))
        .containsExactlyInAnyOrder(
            "hotel read 16",
            "hotel duplicate 1",
            "hotel superseded 2",
            "hotel cancelled 1",
            "hotel outside 1",
            "hotel kept 2",
            "hotel bearing_evidence 2",
            "hotel rejected undecodable 1",
            "hotel rejected missing-value 1",
            "hotel rejected unknown-place 1",
            "hotel rejected bad-time 1",
            "hotel rejected bad-interval 2",
            "hotel rejected bad-document-type 1",
            "hotel rejected bad-revision 2");
  }

  @Test
  void knowsAResidentByEveryWayOfWritingTheNumberAndSendsTheRestToReview() {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low}")
            .personRow("1,王芳,F,1949-12-31,１１０１０５１９４９１２３１００２x,,33,330106001001,Home")
            .personRow("2,李雷,M,1980-01-01,33010619800101001,,33,330106001001,Home")
            .document("hk_macau_permit,H1234567802,2")
            .document("hk_macau_permit,H12345678,3")
            .document("taiwan_permit,12345678,1")
            .document("taiwan_permit,1234567801,2")
            .hotel(
                "h1,,,resident_id,110105-19491231-002X,,H-WH,1,2020-01-20T10:00,",
                "h2,,,resident_id,110105491231002,,H-WH,1,2020-01-20T10:00,",
                "h3,,,resident_id,110105194912310021,,H-WH,1,2020-01-20T10:00,",
                "h4,,,resident_id,33010619800101001,,H-WH,1,2020-01-20T10:00,",
                "h5,,,hk_macau_permit,h1234567899,,H-WH,1,2020-01-20T10:00,",
                "h6,,,taiwan_permit,12345678,,H-WH,1,2020-01-20T10:00,",
                "h7,,,other,H12345678,,H-WH,1,2020-01-20T10:00,");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().select("person", "document_number", "evidence_count"))
        .containsExactly("person:1 | 110***********002X | 2", "person:2 | 330**********1001 | 1");
    assertThat(answer.evidence().select("record_id", "resolved_by"))
        .containsExactly("h1 | id", "h2 | id", "h5 | document");
    assertThat(answer.elsewhere()).isEqualTo(1);
  }

  @Test
  void findsAPhoneOnlyWhileItsSubscriptionIsValidAndNobodyWhenTwoHoldIt() {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low}")
            .person("1", "", "330106001001", "330106001001")
            .person("2", "", "330106001001", "330106001001")
            .subscription("13800000001,1,2020-01-01,2020-01-20T10:00:00+08:00")
            .subscription("13800000001,1,2020-01-15,")
            .subscription("13800000001,2,2020-01-21,")
            .carrier(
                "k1,13800000001,C-WH,2020-01-20T10:00:00,2020-01-20T11:00:00",
                "k2,13800000001,C-WH,2020-01-21T00:00:00,2020-01-21T11:00:00",
                "k3,13800000001,C-WH,2020-01-20T23:59:59,2020-01-21T11:00:00");
    OracleAnswer answer = ask(world);
    assertThat(answer.evidence().select("person", "record_id"))
        .containsExactly("person:1 | k1", "person:1 | k3");
  }

  @Test
  void routesByResidenceThenByTheLatestWhereaboutsThenByTheRegister() {
    HandWorld world =
        new HandWorld()
            .jurisdiction("3301")
            .rule("{id: lives, kind: zone-residence, level: medium}")
            .rule("{id: any, kind: zone-presence, level: low, sources: [carrier]}")
            .person("1", "", "330106001001", "420106001001")
            .person("2", "", "330106001001", "420106001001")
            .person("3", "", "330106", "")
            .subscription("13800000003,3,2019-01-01,")
            .carrier("k1,13800000003,C-WH,2020-01-20T10:00:00,2020-01-20T11:00:00")
            .hotel(
                "h1,,,passport,E0001,,H-SH,1,2020-01-20T10:00,",
                "h2,,,passport,E0001,,H-HZ,7,2020-01-20T10:00,",
                "h3,,,passport,E0001,,H-SH,7,2020-01-25T10:00,");
    OracleAnswer answer = ask(world);
    assertThat(
            answer
                .entries()
                .select(
                    "person", "route_code", "street_code", "community_code", "address", "queued"))
        .containsExactly(
            "person:1 | 330106001 | 330106001 |  | Lake 7 | true",
            "person:2 | 42 |  |  | Home 2 | false",
            "person:3 | 330106 |  |  | Home 3 | true");
    assertThat(times(answer.entries(), "person", "first_exposed_at", "last_exposed_at"))
        .contains("person:1 | 2020-01-08T16:00:00Z | 2020-01-21T16:00:00Z");
  }

  @Test
  void listsAVisitorByWhereaboutsAtFirstExposedAtAndNamesHimByTheLastRecordThatHasAName() {
    HandWorld world =
        new HandWorld()
            .rule(CAR)
            .rule("{id: hotel, kind: co-lodging, level: high, scope: hotel}")
            .indexCase("c1,,,,passport,P0,2020-01-19T00:00,2020-01-24T00:00")
            .rail(
                "r1,,,passport,P0,,G1,2020-01-20,1,1,SH,2020-01-20T10:00,HZ,2020-01-20T15:00",
                "r2,,,passport,P1,Old,G1,2020-01-20,1,1,SH,2020-01-20T10:00,HZ,2020-01-20T15:00")
            .hotel(
                "h1,,,passport,P0,,H-HZ,101,2020-01-22T14:00,",
                "h2,,,passport,P1,New,H-HZ,102,2020-01-22T14:00,",
                "h3,,,passport,P2,Two,H-HZ,102,2020-01-22T10:00,",
                "h4,,,passport,P1,,H-HZ,102,2020-01-22T14:00,2020-01-24T14:00");
    OracleAnswer answer = ask(world);
    // P2 checked in before the overlap began and was seen nowhere since: elsewhere
    assertThat(answer.entries().select("person", "name", "document_number", "phone"))
        .containsExactly("visitor:passport:P1 | New | ** | ");
    assertThat(answer.elsewhere()).isEqualTo(1);
  }

  @Test
  void givesAnIndexCaseNoEntryEvenWhenItsIntervalHasNotBegun() {
    HandWorld world =
        new HandWorld()
            .rule(ARRIVED)
            .rule("{id: home, kind: household, level: low}")
            .person("1", "h", "330106001001", "330106001001")
            .person("2", "h", "330106001001", "330106001001")
            .indexCase("c1,,,,passport,E0001,2020-01-25T10:00,2020-01-26T00:00")
            .indexCase("c2,,,OTHER,passport,E0002,2020-01-20T10:00,2020-01-26T00:00")
            .indexCase("c3,1,true,,passport,E0002,2020-01-20T10:00,2020-01-26T00:00")
            .indexCase("c3,0,,,passport,E0002,2020-01-20T10:00,2020-01-26T00:00")
            .rail("r1,,,passport,E0001,,G1,2020-01-20,1,1,WH,2020-01-20T10:00,HZ,2020-01-20T15:00");
    OracleAnswer answer = ask(world);
    assertThat(answer.entries().rows()).isEmpty();
    assertThat(answer.elsewhere()).isZero();
    assertThat(accounting(answer)).contains("rail bearing_evidence 1");
  }

  @Test
  void mergesZonesIntoOneEvidenceWithTheirHull() {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low, sources: [hotel]}")
            .zone(
                "{id: later, division: \"42\", from: 2020-01-23T00:00:00+08:00,"
                    + " to: 2020-02-01T00:00:00+08:00}")
            .person("1", "", "330106001001", "330106001001")
            .hotel("h1,,,passport,E0001,,H-WH,1,2020-01-20T10:00,2020-01-24T10:00");
    assertThat(times(ask(world).evidence(), "started_at", "ended_at", "zones"))
        .containsExactly("2020-01-20T02:00:00Z | 2020-01-24T02:00:00Z | later;wuhan");
  }

  private OracleAnswer ask(HandWorld world) {
    Path written = world.write(folder);
    try {
      return oracle
          .answer(
              written,
              List.of(written.resolve("order.yaml")),
              OffsetDateTime.parse(AS_OF).toInstant())
          .get("T-1");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> accounting(OracleAnswer answer) {
    return answer.accounting().rows().stream().map(row -> String.join(" ", row)).toList();
  }

  private static List<String> times(TextTable table, String... columns) {
    return table.select(columns).stream()
        .map(
            row ->
                List.of(row.split(" \\| ", -1)).stream()
                    .map(cell -> cell.matches("\\d{13}") ? instant(cell) : cell)
                    .collect(Collectors.joining(" | ")))
        .toList();
  }

  private static String instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
  }
}
