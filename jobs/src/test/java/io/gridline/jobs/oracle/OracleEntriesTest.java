package io.gridline.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who people are, and where the oracle lists them, worked out by hand from the contract. */
class OracleEntriesTest {
  private static final String CAR =
      "{id: car, kind: co-travel, level: high, sources: [rail], scope: car}";

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
  void choosesTheHighestRevisionThenTheGreaterValuesAndCountsEveryRecord() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.accounted())
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
  void knowsAResidentByEveryWayOfWritingTheNumberAndSendsTheRestToReview() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.entries().select("person", "document_number", "evidence_count"))
        .containsExactly("person:1 | 110***********002X | 2", "person:2 | 330**********1001 | 1");
    assertThat(answer.evidence().select("record_id", "resolved_by"))
        .containsExactly("h1 | id", "h2 | id", "h5 | document");
    assertThat(answer.elsewhere()).isEqualTo(1);
  }

  @Test
  void findsAPhoneOnlyWhileItsSubscriptionIsValidAndNobodyWhenTwoHoldIt() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(answer.evidence().select("person", "record_id"))
        .containsExactly("person:1 | k1", "person:1 | k3");
  }

  @Test
  void routesByResidenceThenByTheLatestWhereaboutsThenByTheRegister() throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    assertThat(
            answer
                .entries()
                .select(
                    "person", "route_code", "street_code", "community_code", "address", "queued"))
        .containsExactly(
            "person:1 | 330106001 | 330106001 |  | Lake 7 | true",
            "person:2 | 42 |  |  | Home 2 | false",
            "person:3 | 330106 |  |  | Home 3 | true");
    assertThat(answer.entries().selectTimes("person", "first_exposed_at", "last_exposed_at"))
        .contains("person:1 | 2020-01-08T16:00:00Z | 2020-01-21T16:00:00Z");
  }

  @Test
  void listsAVisitorByWhereaboutsAtFirstExposedAtAndNamesHimByTheLastRecordThatHasAName()
      throws Exception {
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
    OracleAnswer answer = world.ask(oracle, folder);
    // P2 checked in before the overlap began and was seen nowhere since: elsewhere
    assertThat(answer.entries().select("person", "name", "document_number", "phone"))
        .containsExactly("visitor:passport:P1 | New | ** | ");
    assertThat(answer.elsewhere()).isEqualTo(1);
  }
}
