package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle's rules on tiny worlds whose results were worked out by hand from the contract. */
class OracleTest {
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
  void addsUpPresencesWithoutGapsOrOverlapsUntilMinDwellIsReachedToTheSecond() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().select("person", "level", "sources", "evidence_count", "phone"))
        .containsExactly("person:1 | high | carrier | 3 | 861******0001");
    assertThat(answer.evidence().select("record_id", "place_code", "zones", "resolved_by"))
        .containsExactly(
            "k1 | 420106 | wuhan | phone",
            "k2 | 420106 | wuhan | phone",
            "k3 | 420106 | wuhan | phone");
    assertThat(answer.accounted())
        .containsExactlyInAnyOrder(
            "carrier read 6", "carrier outside 1", "carrier kept 5", "carrier bearing_evidence 3");
  }

  @Test
  void cutsPresencesToTheWindowAndTakesAnInstantOnlyWithoutMinDwell() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().rows()).isEmpty();
    assertThat(answer.elsewhere()).isEqualTo(1);
    assertThat(answer.accounted())
        .containsExactlyInAnyOrder(
            "carrier read 4",
            "carrier outside 2",
            "carrier kept 2",
            "carrier bearing_evidence 2",
            "hotel read 1",
            "hotel kept 1");
  }

  @Test
  void letsASecondTicketAtExactlyWithinCountAndNotOneMillisecondLater() throws Exception {
    HandWorld world =
        new HandWorld()
            .rule(ARRIVED)
            .rail(
                "r1,,,passport,A-1,Ann,G1,2020-01-20,1,1,WH,2020-01-20T10:00,SH,2020-01-20T15:00",
                "r2,,,passport,A1,Ann,G2,2020-01-22,1,1,SH,2020-01-22T10:00,HZ,2020-01-22T11:00",
                "r3,,,passport,B1,Bob,G1,2020-01-20,1,1,WH,2020-01-20T10:00,SH,2020-01-20T15:00",
                "r4,,,passport,B1,Bob,G2,2020-01-22,1,1,SH,2020-01-22T10:00:00.001,HZ,"
                    + "2020-01-22T11:00");
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(
            answer
                .entries()
                .select("person", "person_id", "name", "route_code", "street_code", "address"))
        .containsExactly("visitor:passport:A1 |  | Ann | 3301 |  | Hangzhou");
    assertThat(answer.evidence().selectTimes("record_id", "started_at", "ended_at"))
        .containsExactly("r1 | 2020-01-20T02:00:00Z | 2020-01-20T02:00:00Z");
    assertThat(answer.elsewhere()).isZero();
  }

  @Test
  void findsWhoSharedACarWithACaseAndOnlyWhileTheCaseWasInfectious() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().select("person", "route_code", "street_code", "community_code"))
        .containsExactly("person:2 | 330106001002 | 330106001 | 330106001002");
    assertThat(
            answer.evidence().selectTimes("record_id", "started_at", "ended_at", "cases", "zones"))
        .containsExactly("r2 | 2020-01-18T16:00:00Z | 2020-01-18T17:00:00Z | c1 | ");
  }

  @Test
  void measuresSeatRowsAndRooms() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().select("person", "rules", "level", "route_code", "address"))
        .containsExactly(
            "visitor:passport:P1 | near | high | 330109 | Xiaoshan",
            "visitor:passport:P2 | room | low | 330106001 | Lake 0101");
    assertThat(answer.evidence().selectTimes("record_id", "started_at", "ended_at"))
        .containsExactly(
            "a2 | 2020-01-20T02:00:00Z | 2020-01-20T04:00:00Z",
            "h2 | 2020-01-20T12:00:00Z | 2020-01-21T06:00:00Z");
  }

  @Test
  void bringsAHouseholdByItsCaseAndByItsEvidenceButNoneOverTheLimit() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().select("person", "rules", "level", "household"))
        .containsExactly(
            "person:2 | arrived;home | medium | household:h",
            "person:4 | arrived | medium | household:big");
    assertThat(answer.elsewhere()).isEqualTo(1);
    assertThat(
            answer
                .evidence()
                .selectTimes(
                    "person", "rule", "started_at", "ended_at", "place_code", "zones", "cases"))
        .contains(
            "person:2 | home | 2020-01-18T16:00:00Z | 2020-01-23T16:00:00Z | 330106001001 |  | c1");
  }

  @Test
  void opensEvidenceUntilOneInstantBeforeItsEndPlusObservation() throws Exception {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low}")
            .person("1", "", "330106001001", "")
            .person("2", "", "330106001001", "")
            .hotel(
                "h1,,,passport,E0001,,H-WH,1,2020-01-10T00:00,2020-01-11T10:00:00",
                "h2,,,passport,E0002,,H-WH,1,2020-01-10T00:00,2020-01-11T10:00:00.001");
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(
            answer
                .entries()
                .selectTimes("person", "last_exposed_at", "observe_until", "route_code"))
        .containsExactly("person:2 | 2020-01-11T02:00:00.001Z | 2020-01-25T02:00:00.001Z | 42");
    assertThat(answer.entries().select("queued", "address")).containsExactly("false | Crane 1");
  }

  @Test
  void givesAnIndexCaseNoEntryEvenWhenItsIntervalHasNotBegun() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().rows()).isEmpty();
    assertThat(answer.elsewhere()).isZero();
    assertThat(answer.accounted()).contains("rail bearing_evidence 1");
  }

  @Test
  void mergesZonesIntoOneEvidenceWithTheirHull() throws Exception {
    HandWorld world =
        new HandWorld()
            .rule("{id: any, kind: zone-presence, level: low, sources: [hotel]}")
            .zone(
                "{id: later, division: \"42\", from: 2020-01-23T00:00:00+08:00,"
                    + " to: 2020-02-01T00:00:00+08:00}")
            .person("1", "", "330106001001", "330106001001")
            .hotel("h1,,,passport,E0001,,H-WH,1,2020-01-20T10:00,2020-01-24T10:00");
    assertThat(world.ask(oracle, folder).evidence().selectTimes("started_at", "ended_at", "zones"))
        .containsExactly("2020-01-20T02:00:00Z | 2020-01-24T02:00:00Z | later;wuhan");
  }
}
