package io.gridline.connectors.connect;

import static io.gridline.connectors.connect.Envelopes.DOCUMENT;
import static io.gridline.connectors.connect.Envelopes.PERSON;
import static io.gridline.connectors.connect.Envelopes.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.identity.SealedRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of Debezium's envelopes; what their rows mean is {@link SameMeaningTest}'s. */
class SealRegisterTest {

  private static final String NUMBER = "11010519491231002X";
  private static final int BIRTH = (int) LocalDate.parse("1949-12-31").toEpochDay();
  private static final Object[] LI = {
    "p1", "李四", "m", BIRTH, NUMBER, "h1", "330106001001", "330106001002", "幸福路1号"
  };
  private static final Object[] LI_MOVED = {
    "p1", "李四", "m", BIRTH, NUMBER, "h1", "330106001001", "330106002003", "解放路2号"
  };

  @TempDir Path keys;
  private RowSeal seal;
  private final SealRegister transform = new SealRegister();

  @BeforeEach
  void configure() {
    seal = new RowSeal(KeyFolder.open(keys).gate());
    transform.configure(Map.of(SealRegister.KEYS, keys.toString()));
  }

  @Test
  void aRowBecomesItsSealedRowUnderAKeyedName() {
    SourceRecord sealed = transform.apply(PERSON.read(LI));

    assertThat(sealed.topic()).isEqualTo("gridline.register.person");
    SealedRow row = row(sealed);
    assertThat(sealed.key()).isEqualTo(row.personKey() + "/" + row.rowKey());
    assertThat(row.personKey()).matches("[0-9a-f]{32}");
    assertThat(seal.openPerson(row).address()).isEqualTo("幸福路1号");
    assertThat(seal.openPerson(row).idNumber()).isEqualTo(NUMBER);
  }

  @Test
  void aPersonWhoMovesKeepsTheKeyAndHasTheNewPlace() {
    SourceRecord before = transform.apply(PERSON.created(LI));
    SourceRecord after = transform.apply(PERSON.updated(PERSON.row(LI), PERSON.row(LI_MOVED)));

    assertThat(after.key()).isEqualTo(before.key());
    assertThat(row(after).residence().code()).isEqualTo("330106002003");
  }

  @Test
  void aDeletedRowIsATombstoneUnderTheKeyThatItHad() {
    SourceRecord created = transform.apply(DOCUMENT.created("passport", "E1234567", "p1"));
    SourceRecord deleted = transform.apply(DOCUMENT.deleted("passport", "E1234567", "p1"));

    assertThat(deleted.value()).isNull();
    assertThat(deleted.key()).isEqualTo(created.key());
    assertThat(deleted.topic()).isEqualTo(created.topic());
  }

  @Test
  void twoSpellingsOfOneNumberAreTwoRowsThatMatchAlike() {
    SourceRecord one = transform.apply(DOCUMENT.created("passport", "E1234567", "p1"));
    SourceRecord other = transform.apply(DOCUMENT.created("passport", "e 123-4567", "p1"));

    assertThat(other.key()).isNotEqualTo(one.key());
    assertThat(row(other).claim()).isEqualTo(row(one).claim());
    assertThat(row(other).personKey()).isEqualTo(row(one).personKey());
  }

  @Test
  void aTimeHasOneKeyHoweverManyZerosItComesWith() {
    SourceRecord one =
        transform.apply(SUBSCRIPTION.read("13812345678", "p1", "2020-01-01T00:00:00Z", null));
    SourceRecord other =
        transform.apply(
            SUBSCRIPTION.deleted("13812345678", "p1", "2020-01-01T00:00:00.000000Z", null));

    assertThat(other.key()).isEqualTo(one.key());
  }

  @Test
  void nothingOfARowIsToBeSeenInItsMessage() {
    SourceRecord sealed = transform.apply(PERSON.read(LI));

    String message =
        new String((byte[]) sealed.value(), StandardCharsets.UTF_8) + sealed.key() + sealed;
    assertThat(message).doesNotContain("p1", "李四", NUMBER, "h1", "幸福路", "plain");
    assertThat(sealed.headers()).isEmpty();
    assertThat(sealed.kafkaPartition()).isNull();
    assertThat(sealed.sourceOffset()).isEqualTo(Map.of("lsn", 4711L));
  }

  @Test
  void aRowThatCannotBeReadCountsAsNotThere() {
    SourceRecord whole = transform.apply(DOCUMENT.created("passport", "E1", "p1"));
    SourceRecord noNumber = transform.apply(DOCUMENT.created("passport", "- -", "p1"));
    SourceRecord noType = transform.apply(DOCUMENT.created("visa", "E1", "p1"));
    SourceRecord noPerson = transform.apply(PERSON.without("id_number").created(anonymous()));
    SourceRecord noBegin = transform.apply(SUBSCRIPTION.created("138", "p1", "infinity", null));

    assertThat(whole.value()).isNotNull();
    assertThat(noNumber.value()).isNull();
    assertThat(noType.value()).isNull();
    assertThat(noPerson.value()).isNull();
    assertThat(noBegin.value()).isNull();
    assertThat(transform.refusedRows()).isEqualTo(4);
  }

  private static Object[] anonymous() {
    return new Object[] {" ", "李四", "m", BIRTH, "h1", "33", "33", "幸福路1号"};
  }

  @Test
  void aRowThatIsMadeUnreadableIsTakenBackUntilItIsRepaired() {
    Object[] broken = LI.clone();
    broken[1] = "李\uFFFD";
    SourceRecord before = transform.apply(PERSON.created(LI));
    SourceRecord taken = transform.apply(PERSON.updated(PERSON.row(LI), PERSON.row(broken)));
    SourceRecord repaired = transform.apply(PERSON.updated(PERSON.row(broken), PERSON.row(LI)));

    assertThat(taken.key()).isEqualTo(before.key());
    assertThat(taken.value()).isNull();
    assertThat(repaired.key()).isEqualTo(before.key());
    assertThat(seal.openPerson(row(repaired)).name()).isEqualTo("李四");
  }

  @Test
  void aLongValueThatHasNotChangedIsTakenFromTheRowBefore() {
    Object[] moved = LI_MOVED.clone();
    moved[8] = "__debezium_unavailable_value";
    SourceRecord after = transform.apply(PERSON.updated(PERSON.row(LI), PERSON.row(moved)));

    assertThat(seal.openPerson(row(after)).address()).isEqualTo("幸福路1号");
    assertThatThrownBy(() -> transform.apply(PERSON.updated(null, PERSON.row(moved))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "column residence_address: a value was left out; the table wants REPLICA IDENTITY"
                + " FULL");
  }

  @Test
  void whatIsNoRowOfTheRegisterStopsTheConnector() {
    assertThatThrownBy(() -> transform.apply(Envelopes.of("salary").with("name").read("李四")))
        .isInstanceOf(DataException.class)
        .hasMessage("table salary is none of the register's: take it out of table.include.list");
    assertThatThrownBy(
            () -> transform.apply(DOCUMENT.without("person_id").read("passport", "E1234567")))
        .isInstanceOf(DataException.class)
        .hasMessage("table travel_document lacks column person_id");
    assertThatThrownBy(() -> transform.apply(PERSON.record("t", null, null)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("table person was emptied by TRUNCATE");
    assertThatThrownBy(() -> transform.apply(PERSON.record("d", null, null)))
        .isInstanceOf(DataException.class)
        .hasMessage("table person: a deleted row is not told; it wants REPLICA IDENTITY FULL");
  }

  @Test
  void aKeyThatChangesWithinOneEventStopsTheConnector() {
    assertThatThrownBy(
            () ->
                transform.apply(
                    DOCUMENT.updated(
                        DOCUMENT.row("passport", "E1234567", "p1"),
                        DOCUMENT.row("passport", "E7654321", "p1"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("message.key.columns")
        .hasMessageNotContaining("E1234567")
        .hasMessageNotContaining("E7654321");
  }

  @Test
  void aColumnOfAStrangeTypeStopsTheConnectorAndSaysNothingOfItsValue() {
    Envelopes strange =
        DOCUMENT.without("person_id").with("person_id", SchemaBuilder.bytes().optional().build());
    assertThatThrownBy(
            () ->
                transform.apply(
                    strange.read("passport", "E1", "p1".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(DataException.class)
        .hasMessage("column person_id comes as BYTES, which is no text, whole number or time");
  }

  @Test
  void debeziumsOwnTombstonesAndMessagesOfApplicationsAreDropped() {
    SourceRecord tombstone =
        new SourceRecord(Map.of(), Map.of(), "t", null, Schema.STRING_SCHEMA, "p1", null, null);

    assertThat(transform.apply(tombstone)).isNull();
    assertThat(transform.apply(PERSON.record("m", null, null))).isNull();
  }

  @Test
  void aHeartbeatPassesAsTextAndBytes() {
    SourceRecord passed = transform.apply(heartbeat(Map.of("lsn", 1L)));

    assertThat(passed.topic()).isEqualTo("__debezium-heartbeat.gridline");
    assertThat(passed.key()).isEqualTo("gridline");
    assertThat((byte[]) passed.value()).asString(StandardCharsets.US_ASCII).isEqualTo("17");
  }

  @Test
  void aHeartbeatBetweenTwoSnapshotsIsNoSignOfTheirEnd() {
    assertThat(transform.apply(heartbeat(Map.of("lsn", 1L, "snapshot", "INITIAL")))).isNull();
  }

  private static SourceRecord heartbeat(Map<String, ?> position) {
    Schema key = SchemaBuilder.struct().field("serverName", Schema.STRING_SCHEMA).build();
    Schema value =
        SchemaBuilder.struct()
            .name("io.debezium.connector.common.Heartbeat")
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();
    return new SourceRecord(
        Map.of("server", "gridline"),
        position,
        "__debezium-heartbeat.gridline",
        0,
        key,
        new Struct(key).put("serverName", "gridline"),
        value,
        new Struct(value).put("ts_ms", 17L));
  }

  @Test
  void aFolderWithoutTheGatesKeyIsRefusedAndNoKeyMadeInIt(@TempDir Path empty) {
    assertThatThrownBy(
            () -> new SealRegister().configure(Map.of(SealRegister.KEYS, empty.toString())))
        .isInstanceOf(ConfigException.class)
        .hasMessage("gridline.keys: there is no gate.json to be read in " + empty);
    assertThat(empty).isEmptyDirectory();
  }

  private static SealedRow row(SourceRecord sealed) {
    return new RegisterRowCodec().decode((byte[]) sealed.value());
  }
}
