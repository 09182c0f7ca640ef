package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.claims;
import static io.gridline.connectors.register.RegisterOnDisk.holders;
import static io.gridline.connectors.register.RegisterOnDisk.households;
import static io.gridline.connectors.register.RegisterOnDisk.idNumbers;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.presence.Division;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of any type are taken as the text that CSV would have for them. */
class RegisterDatabaseTypesIT {

  private static final String HOUSEHOLD = "5f0c9a4e-6b1d-4c3a-9a55-0123456789ab";
  private static final Claim PHONE = Claim.phone("13812345678");
  private static final Instant NEW_YEAR = Instant.parse("2019-12-31T16:00:00Z");

  @TempDir static Path shared;
  private static Postgres postgres;
  private static OpenRegister open;

  @BeforeAll
  static void fill() throws Exception {
    postgres = Postgres.start(shared);
    String schema =
        postgres.tables(
            "CREATE DOMAIN community AS varchar(12) COLLATE \"C\"",
            "CREATE TABLE person (address_note json, person_id bigint, name varchar(20), sex"
                + " char(3), birth_date date, id_number char(24), household_id uuid,"
                + " registered_division community, residence_division bigint, residence_address"
                + " text COLLATE \"C\")",
            "INSERT INTO person VALUES ('{}', 7, '李四', 'F', '1949-12-31',"
                + " '110105 491231002', '%s', '330106001002', 420106001002, NULL)"
                    .formatted(HOUSEHOLD),
            "INSERT INTO person VALUES ('{}', 8, ' ', NULL, NULL, NULL, NULL, '3301', NULL, 'x')",
            "CREATE TYPE kind AS ENUM ('passport', 'other')",
            "CREATE TABLE travel_document (document_number char(12), document_type kind, person_id"
                + " char(9))",
            "INSERT INTO travel_document VALUES ('e 123-4567', 'passport', '7')",
            "CREATE TABLE subscription (msisdn bigint, person_id numeric(9), valid_from date,"
                + " valid_to timestamptz)",
            "INSERT INTO subscription VALUES (13812345678, 7, '2020-01-01', 'infinity')",
            "INSERT INTO subscription VALUES (8613812345678, 8, '2020-01-01', '2020-02-01"
                + " 00:00:00.25+08:00')");
    open = postgres.address(schema).open();
  }

  @AfterAll
  static void close() throws Exception {
    open.close();
    postgres.close();
  }

  private static final Person LI =
      new Person(
          "7",
          "李四",
          "11010519491231002X",
          HOUSEHOLD,
          new Division("330106001002"),
          new Division("420106001002"),
          "");

  @Test
  void findsAPersonByWholeNumberUuidAndPaddedText() {
    assertFinds(personIds("7", "07", "x", "1e1"), LI);
    assertFinds(households(HOUSEHOLD, "h1"), LI);
    assertFinds(idNumbers("11010519491231002X"), LI);
  }

  @Test
  void looksForNoWholeNumberWhereNoneCanBe() {
    assertThat(Found.persons(open.register(), personIds("07", "7 ", "99999999999999999999")))
        .isEmpty();
  }

  @Test
  void takesNullAndBlankForEmpty() {
    assertFinds(
        personIds("8"), new Person("8", "", "", "", new Division("3301"), Division.NONE, "x"));
  }

  private static void assertFinds(PersonQuery asked, Person expected) {
    assertThat(Found.persons(open.register(), asked))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("print")
        .containsOnly(expected);
  }

  @Test
  void findsADocumentOfAnEnumsTypeWithPaddedIds() {
    Claim passport = Claim.document(ClaimType.PASSPORT, "E1234567");
    assertThat(Found.documents(open.register(), claims(passport)))
        .containsOnly(new Document(passport, "7"));
    assertThat(Found.documents(open.register(), holders("7")))
        .containsOnly(new Document(passport, "7"));
  }

  @Test
  void readsDatesAndTimesAndTakesInfinityForNoEnd() {
    Subscription running = new Subscription(PHONE, "7", NEW_YEAR, null);
    Subscription ended =
        new Subscription(PHONE, "8", NEW_YEAR, Instant.parse("2020-01-31T16:00:00.250Z"));
    assertThat(Found.subscriptions(open.register(), claims(PHONE))).containsOnly(running, ended);
    assertThat(Found.subscriptions(open.register(), holders("7"))).containsOnly(running);
  }

  @Test
  void readsATimeWithoutAnOffsetAsOfShanghaiWhateverTheServersZone() throws Exception {
    String schema = postgres.textTables();
    postgres.execute(
        schema,
        new String[] {
          "ALTER TABLE subscription ALTER valid_from TYPE timestamp USING NULL",
          "INSERT INTO subscription VALUES ('13812345678', 'p1', '2020-01-01 00:00', NULL)",
          "ALTER ROLE clerk SET timezone = 'America/New_York'",
          "ALTER ROLE clerk SET datestyle = 'German'",
          "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO clerk"
        });
    RegisterAddress address = Clerk.address(postgres.port(), schema);
    try (OpenRegister register = address.open()) {
      assertThat(Found.subscriptions(register.register(), claims(PHONE)))
          .containsOnly(new Subscription(PHONE, "p1", NEW_YEAR, null));
    }
  }

  @Test
  void goesWithoutTheOptionalColumns() throws Exception {
    String schema = postgres.textTables();
    postgres.execute(
        schema,
        new String[] {
          "ALTER TABLE person DROP id_number, DROP household_id",
          "ALTER TABLE subscription DROP valid_to",
          "INSERT INTO person VALUES ('p1', 'x', 'F', '1949-12-31', '33', '33', 'x')",
          "INSERT INTO subscription VALUES ('13812345678', 'p1', '2020-01-01')"
        });
    try (OpenRegister register = postgres.address(schema).open()) {
      assertThat(Found.persons(register.register(), personIds("p1")))
          .extracting(Person::idNumber, Person::householdId)
          .containsOnly(tuple("", ""));
      assertThat(Found.persons(register.register(), households("h1"))).isEmpty();
      assertThat(Found.persons(register.register(), idNumbers("11010519491231002X"))).isEmpty();
      assertThat(Found.subscriptions(register.register(), claims(PHONE)))
          .containsOnly(new Subscription(PHONE, "p1", NEW_YEAR, null));
    }
  }
}
