package io.gridline.connectors.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.register.DeliveredRow;
import io.gridline.connectors.register.OpenRegister;
import io.gridline.connectors.register.RegisterAddress;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row behind the transform means what the same row means in the files of a register. */
class SameMeaningTest {

  private static final Set<String> EVERYBODY = Set.of("p1", "p2", "p3", "7");

  @TempDir Path folder;
  private RowSeal seal;
  private final SealRegister transform = new SealRegister();

  @BeforeEach
  void configure() {
    Path keys = folder.resolve("keys");
    seal = new RowSeal(KeyFolder.open(keys).gate());
    transform.configure(Map.of(SealRegister.KEYS, keys.toString()));
  }

  @Test
  void ofPersons() throws IOException {
    Envelopes table =
        Envelopes.of("person")
            .with("person_id", Schema.OPTIONAL_INT64_SCHEMA)
            .with("name")
            .with("sex", Envelopes.PADDED)
            .with("birth_date", Envelopes.DATE)
            .with("id_number")
            .with("household_id")
            .with("registered_division", Envelopes.PADDED)
            .with("residence_division")
            .with("residence_address");
    int birth = (int) LocalDate.parse("1949-12-31").toEpochDay();
    List<SourceRecord> changes =
        List.of(
            Envelopes.PERSON.read(
                "p1", "李 四", "m", birth, "１１０１０５-491231 002", "h1", "33", "4201", "路，1号"),
            Envelopes.PERSON.read("p2", "张三", "f", null, "123", " ", "", "\u3000", ""),
            Envelopes.PERSON
                .without("id_number")
                .without("household_id")
                .read("p3", "王五", "f", birth, "33", "33", "x"),
            table.read(7L, "赵六", "m   ", birth, "11010519491231002x", "", "3301  ", "33", "y"));
    write(
        "person",
        """
        person_id,name,sex,birth_date,id_number,household_id,registered_division,residence_division,residence_address
        p1,李 四,m,1949-12-31,１１０１０５-491231 002,h1,33,4201,路，1号
        p2,张三,f,,123, ,,\u3000,
        p3,王五,f,1949-12-31,,,33,33,x
        7,赵六,m,1949-12-31,11010519491231002x,,3301,33,y
        """);

    assertThat(rows(changes).stream().map(seal::openPerson)).containsExactlyElementsOf(persons());
  }

  @Test
  void ofDocuments() throws IOException {
    List<SourceRecord> changes =
        List.of(
            Envelopes.DOCUMENT.read("passport", "e 123-4567", "p1"),
            Envelopes.DOCUMENT.read("hk_macau_permit", "Ｈ1234567802", "p2"),
            Envelopes.DOCUMENT.read("taiwan_permit", "1234567801", "p1"),
            Envelopes.DOCUMENT.read("resident_id", "110105491231002", "p3"));
    write(
        "travel_document",
        """
        document_type,document_number,person_id
        passport,e 123-4567,p1
        hk_macau_permit,Ｈ1234567802,p2
        taiwan_permit,1234567801,p1
        resident_id,110105491231002,p3
        """);

    List<Register.Document> read = new ArrayList<>();
    read(
        register ->
            register.documents(part(register, Table.TRAVEL_DOCUMENT), everybody(), read::add));
    assertThat(rows(changes).stream().map(seal::openDocument)).containsExactlyElementsOf(read);
  }

  @Test
  void ofSubscriptions() throws IOException {
    Envelopes local =
        Envelopes.of("subscription")
            .with("msisdn", Schema.OPTIONAL_INT64_SCHEMA)
            .with("person_id")
            .with("valid_from", Envelopes.LOCAL_TIME)
            .with("valid_to", Envelopes.DATE);
    Envelopes text =
        Envelopes.of("subscription")
            .with("msisdn")
            .with("person_id")
            .with("valid_from")
            .with("valid_to");
    long tenLocal =
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2020-01-01T10:00:00.123456Z"));
    List<SourceRecord> changes =
        List.of(
            Envelopes.SUBSCRIPTION.read(
                "+86 138-1234-5678", "p1", "2020-01-01T08:00:00.123999Z", "2020-02-01T00:00:00Z"),
            Envelopes.SUBSCRIPTION.read(
                "008613812345678", "p2", "2020-01-01T00:00:00Z", "infinity"),
            Envelopes.SUBSCRIPTION.without("valid_to").read("12", "p3", "2020-01-01T00:00:00Z"),
            local.read(
                13812345678L, "p1", tenLocal, (int) LocalDate.parse("2020-02-01").toEpochDay()),
            text.read("13812345678", "p2", "2020-01-01 10:00", "2020-02-01"));
    write(
        "subscription",
        """
        msisdn,person_id,valid_from,valid_to
        +86 138-1234-5678,p1,2020-01-01T08:00:00.123999Z,2020-02-01T00:00:00Z
        008613812345678,p2,2020-01-01T00:00:00Z,
        12,p3,2020-01-01T00:00:00Z,
        13812345678,p1,2020-01-01T10:00:00.123456,2020-02-01
        13812345678,p2,2020-01-01 10:00,2020-02-01
        """);

    List<Register.Subscription> read = new ArrayList<>();
    read(
        register ->
            register.subscriptions(part(register, Table.SUBSCRIPTION), everybody(), read::add));
    assertThat(rows(changes).stream().map(seal::openSubscription)).containsExactlyElementsOf(read);
  }

  private List<SealedRow> rows(List<SourceRecord> changes) {
    RegisterRowCodec codec = new RegisterRowCodec();
    return changes.stream()
        .map(change -> codec.decode((byte[]) transform.apply(change).value()))
        .toList();
  }

  private static HolderQuery everybody() {
    return new HolderQuery(Set.of(), EVERYBODY);
  }

  /** The files' persons know their whole row's print besides. */
  private List<Person> persons() throws IOException {
    List<Person> read = new ArrayList<>();
    PersonQuery query = new PersonQuery(EVERYBODY, Set.of(), Set.of(), List.of());
    read(
        from ->
            from.persons(
                part(from, Table.PERSON),
                query,
                p ->
                    read.add(
                        new Person(
                            p.personId(),
                            p.name(),
                            p.idNumber(),
                            p.householdId(),
                            p.registered(),
                            p.residence(),
                            p.address()))));
    return read;
  }

  private interface Reading {
    void of(Register register);
  }

  private void read(Reading reading) throws IOException {
    for (String table : List.of("person", "travel_document", "subscription")) {
      if (!Files.exists(folder.resolve(table + ".csv"))) {
        write(table, String.join(",", DeliveredRow.columns(tableOf(table))) + "\n");
      }
    }
    try (OpenRegister open = RegisterAddress.of(folder.toString(), Map.of()).open()) {
      reading.of(open.register());
    }
  }

  private static Table tableOf(String name) {
    return CapturedTable.named(name).orElseThrow().table();
  }

  private static String part(Register register, Table table) {
    return register.parts(table).get(0);
  }

  private void write(String table, String csv) throws IOException {
    Files.writeString(folder.resolve(table + ".csv"), csv);
  }
}
