package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.households;
import static io.gridline.connectors.register.RegisterOnDisk.idNumbers;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.rows.Duck;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonKeys;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.Register.Unreadable;
import io.gridline.pipelines.presence.Division;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet, of which only the rows that are asked for are looked at, finds what CSV finds. */
class RegisterParquetTest {

  private static final int ROWS = 6000;

  /** Read by column, and, for its codec, by the general reader. */
  private static final List<String> OPTIONS =
      List.of(
          "COMPRESSION snappy, ROW_GROUP_SIZE 2048",
          "COMPRESSION zstd, PARQUET_VERSION v2",
          "COMPRESSION gzip");

  @TempDir static Path shared;
  private static RegisterFiles csv;
  private static final List<RegisterFiles> PARQUET = new ArrayList<>();

  @BeforeAll
  static void writeAll() throws IOException {
    DirtyNumbers dirt = new DirtyNumbers(11);
    List<String> persons = new ArrayList<>();
    List<String> documents = new ArrayList<>();
    List<String> subscriptions = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      persons.add(
          "%s%d,%s,F,1949-12-31,%s,%s,%s,%s,Road %d"
              .formatted(
                  dirt.any("p", "p-", "人"),
                  i,
                  dirt.any("李四", " ", "Al"),
                  dirt.any(dirt.resident(), dirt.resident(), ""),
                  dirt.any("h1", "H1", " h1", "户2", "", "\u3000"),
                  dirt.any("330106001002", "33", "3", "310101", ""),
                  dirt.any("330106001002", "420106001002", "4201", "42", " 4201", "IT", ""),
                  i));
      String type = dirt.type();
      String number = dirt.document(type);
      if (!Claim.document(ClaimType.OTHER, number).number().isEmpty()) {
        documents.add("%s,%s,p%d".formatted(type, number, dirt.below(40)));
      }
      subscriptions.add(
          "%s,p%d,2020-01-01,%s"
              .formatted(dirt.phone(), dirt.below(40), dirt.any("", "2020-02-01")));
    }
    RegisterOnDisk disk =
        new RegisterOnDisk(shared.resolve("csv"))
            .persons(persons.toArray(String[]::new))
            .documents(documents.toArray(String[]::new))
            .subscriptions(subscriptions.toArray(String[]::new));
    csv = disk.register();
    for (String options : OPTIONS) {
      Path folder = Files.createDirectory(shared.resolve("parquet-" + PARQUET.size()));
      for (String table : List.of("person", "travel_document", "subscription")) {
        Duck.parquet(folder.resolve(table + ".parquet"), everythingIn(table), options);
      }
      PARQUET.add(RegisterFiles.open(folder));
    }
  }

  private static String everythingIn(String table) {
    return "SELECT * FROM read_csv('%s', all_varchar = true, header = true)"
        .formatted(shared.resolve("csv").resolve(table + ".csv"));
  }

  @Test
  void findsTheSamePersons() {
    DirtyNumbers dirt = new DirtyNumbers(12);
    Set<String> numbers = new HashSet<>(Set.of("無"));
    for (int i = 0; i < 30; i++) {
      numbers.add(Claim.document(ClaimType.RESIDENT_ID, dirt.resident()).number());
    }
    Residence abroad = new Residence(new Division("3301"), List.of(new Division("IT")));
    Residence wuhan =
        new Residence(new Division("33"), List.of(new Division("420106"), Division.NONE));
    assertSamePersons(idNumbers(numbers.toArray(String[]::new)), ROWS / 4);
    assertSamePersons(personIds("p1", "p-1", "人1", "p-7", "人9", " p9", "p99999"), 1);
    assertSamePersons(households("h1", "户2"), ROWS / 4);
    assertSamePersons(
        new PersonQuery(Set.of("p3"), Set.of(), Set.of(), List.of(abroad, wuhan)), ROWS / 40);
    assertSamePersons(
        new PersonQuery(Set.of("p3"), numbers, Set.of("H1"), List.of(abroad)), ROWS / 4);
  }

  @Test
  void findsTheSameDocumentsAndSubscriptions() {
    DirtyNumbers dirt = new DirtyNumbers(13);
    Set<Claim> asked = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      String type = dirt.type();
      asked.add(Claim.document(ClaimType.document(type).orElseThrow(), dirt.document(type)));
      asked.add(Claim.phone(dirt.phone()));
    }
    for (HolderQuery query :
        List.of(
            new HolderQuery(asked, Set.of()),
            new HolderQuery(Set.of(), Set.of("p1", "p17")),
            new HolderQuery(asked, Set.of("p2", "p39")))) {
      assertThat(Found.documents(csv, query)).hasSizeGreaterThan(ROWS / 200);
      assertThat(Found.subscriptions(csv, query)).hasSizeGreaterThan(ROWS / 200);
      for (RegisterFiles parquet : PARQUET) {
        assertThat(Found.documents(parquet, query)).isEqualTo(Found.documents(csv, query));
        assertThat(Found.subscriptions(parquet, query)).isEqualTo(Found.subscriptions(csv, query));
      }
    }
  }

  @Test
  void stopsAtAKeyThatIsEmptyThoughNobodyAskedForItsRow() throws IOException {
    Path folder = Files.createDirectory(shared.resolve("empty-key"));
    for (String table : List.of("person", "travel_document", "subscription")) {
      String lacking =
          everythingIn(table).replace("*", "* REPLACE (nullif(person_id, 'p17') AS person_id)");
      Duck.parquet(folder.resolve(table + ".parquet"), lacking);
    }
    RegisterFiles register = RegisterFiles.open(folder);
    HolderQuery nobody = new HolderQuery(Set.of(Claim.phone("13900000000")), Set.of());
    assertThatThrownBy(() -> Found.subscriptions(register, nobody))
        .isInstanceOf(Unreadable.class)
        .hasMessageEndingWith("person_id is empty");
    assertThatThrownBy(() -> Found.documents(register, nobody))
        .isInstanceOf(Unreadable.class)
        .hasMessageEndingWith("person_id is empty");
  }

  private static void assertSamePersons(PersonQuery query, int atLeast) {
    Set<Person> expected = persons(csv, query);
    assertThat(expected).hasSizeGreaterThanOrEqualTo(atLeast);
    Set<PersonKeys> keys = expected.stream().map(Person::keys).collect(Collectors.toSet());
    assertThat(keys(csv, query)).isEqualTo(keys);
    for (RegisterFiles parquet : PARQUET) {
      assertThat(persons(parquet, query)).isEqualTo(expected);
      assertThat(keys(parquet, query)).isEqualTo(keys);
    }
  }

  private static Set<PersonKeys> keys(RegisterFiles register, PersonQuery query) {
    Set<PersonKeys> keys = new HashSet<>();
    register.parts(Table.PERSON).forEach(part -> register.keys(part, query, keys::add));
    return keys;
  }

  /** Without their prints, which tell white space from nothing where the format does. */
  private static Set<Person> persons(RegisterFiles register, PersonQuery query) {
    return Found.persons(register, query).stream()
        .map(
            person ->
                new Person(
                    person.personId(),
                    person.name(),
                    person.idNumber(),
                    person.householdId(),
                    person.registered(),
                    person.residence(),
                    person.address()))
        .collect(Collectors.toSet());
  }
}
