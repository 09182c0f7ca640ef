package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.DOCUMENT_HEADER;
import static io.gridline.connectors.register.RegisterOnDisk.PERSON_HEADER;
import static io.gridline.connectors.register.RegisterOnDisk.SUBSCRIPTION_HEADER;
import static io.gridline.connectors.register.RegisterOnDisk.claims;
import static io.gridline.connectors.register.RegisterOnDisk.holders;
import static io.gridline.connectors.register.RegisterOnDisk.households;
import static io.gridline.connectors.register.RegisterOnDisk.idNumbers;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register;
import io.gridline.pipelines.identity.Register.HolderQuery;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.presence.Division;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database finds what files with the same rows find: no more, and no less. */
class RegisterDatabaseIT {

  private static final int ROWS = 1500;

  @TempDir static Path shared;
  private static Postgres postgres;

  /** Rows as dirty as they come, the same in both. */
  private static RegisterFiles files;

  private static OpenRegister open;
  private static Register database;

  @BeforeAll
  static void fillBoth() throws Exception {
    postgres = Postgres.start(shared);
    DirtyNumbers dirt = new DirtyNumbers(1);
    List<String> persons = new ArrayList<>();
    List<String> documents = new ArrayList<>();
    List<String> subscriptions = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String division = dirt.any("330106001002", "420106001002", "4201", "42", " 4201", "IT", "");
      persons.add(
          "p%d,%s,F,1949-12-31,%s,%s,%s,%s,Road %d"
              .formatted(
                  i,
                  dirt.any("李四", " ", "\"O'Neil, \"\"Al\"\"\"", "\\N", "a\\tb"),
                  dirt.any(dirt.resident(), dirt.resident(), ""),
                  dirt.any("h1", "H1", " h1", "h\\2", "", "\u3000"),
                  dirt.any("330106001002", "33", "3", "310101", ""),
                  division,
                  i));
      String type = dirt.type();
      documents.add("%s,%s,p%d".formatted(type, dirt.document(type), dirt.below(40)));
      subscriptions.add(
          "%s,p%d,%s,%s"
              .formatted(
                  dirt.phone(),
                  dirt.below(40),
                  dirt.any("2020-01-01", "2020-01-01T10:00:00Z", "2019-06-01 08:30:00.5+08"),
                  dirt.any("", "2020-02-01", "2020-03-01T00:00")));
    }
    documents.removeIf(row -> isEmptyNumber(row));
    persons.add(persons.get(7));
    RegisterOnDisk disk =
        new RegisterOnDisk(shared.resolve("files"))
            .persons(persons.toArray(String[]::new))
            .documents(documents.toArray(String[]::new))
            .subscriptions(subscriptions.toArray(String[]::new));
    files = disk.register();
    String schema = postgres.textTables();
    postgres.copy(schema, "person", PERSON_HEADER + String.join("\n", persons));
    postgres.copy(schema, "travel_document", DOCUMENT_HEADER + String.join("\n", documents));
    postgres.copy(schema, "subscription", SUBSCRIPTION_HEADER + String.join("\n", subscriptions));
    open = postgres.address(schema).open();
    database = open.register();
  }

  private static boolean isEmptyNumber(String row) {
    String[] cells = row.split(",", -1);
    return Claim.document(ClaimType.OTHER, cells[1]).number().isEmpty();
  }

  @AfterAll
  static void close() throws Exception {
    open.close();
    postgres.close();
  }

  @Test
  void findsTheSameResidentsByNumber() {
    DirtyNumbers dirt = new DirtyNumbers(2);
    Set<String> asked = new HashSet<>(Set.of("", "無"));
    for (int i = 0; i < 60; i++) {
      asked.add(Claim.document(ClaimType.RESIDENT_ID, dirt.resident()).number());
    }
    for (String number : asked) {
      assertThat(Found.persons(database, idNumbers(number)))
          .isEqualTo(Found.persons(files, idNumbers(number)));
    }
    Set<Person> all = Found.persons(files, idNumbers(asked.toArray(String[]::new)));
    assertThat(all).hasSizeGreaterThan(ROWS / 3);
    assertThat(Found.persons(database, idNumbers(asked.toArray(String[]::new)))).isEqualTo(all);
  }

  @Test
  void findsTheSameDocumentsByTypeAndNumber() {
    DirtyNumbers dirt = new DirtyNumbers(3);
    Set<Claim> asked = new HashSet<>();
    for (int i = 0; i < 600; i++) {
      String type = dirt.type();
      asked.add(Claim.document(ClaimType.document(type).orElseThrow(), dirt.document(type)));
    }
    assertSameHolders(asked, ROWS / 3);
  }

  @Test
  void findsEveryDocumentThatIsThere() {
    Set<String> everybody = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      everybody.add("p" + i);
    }
    Set<Claim> all =
        Found.documents(files, new HolderQuery(Set.of(), everybody)).stream()
            .map(Register.Document::claim)
            .collect(Collectors.toSet());
    assertThat(all).hasSizeGreaterThan(250);
    assertSameHolders(all, ROWS / 2);
  }

  @Test
  void findsTheSameSubscriptionsByPhone() {
    DirtyNumbers dirt = new DirtyNumbers(4);
    Set<Claim> asked = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      asked.add(Claim.phone(dirt.phone()));
    }
    assertSameHolders(asked, 0);
    assertThat(Found.subscriptions(files, new HolderQuery(asked, Set.of())))
        .hasSizeGreaterThan(ROWS / 8);
  }

  private static void assertSameHolders(Set<Claim> asked, int atLeast) {
    HolderQuery query = new HolderQuery(asked, Set.of());
    assertThat(Found.documents(files, query)).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(Found.documents(database, query)).isEqualTo(Found.documents(files, query));
    assertThat(Found.subscriptions(database, query)).isEqualTo(Found.subscriptions(files, query));
  }

  @Test
  void findsThePermitThatHasHardlyADigit() {
    for (String number : List.of("無", "ABCDEFGHI", "ABCDEFGH9", "HFI1234567", "ß1234567")) {
      for (ClaimType type : List.of(ClaimType.HK_MACAU_PERMIT, ClaimType.TAIWAN_PERMIT)) {
        HolderQuery query = claims(Claim.document(type, number));
        assertThat(Found.documents(database, query)).isEqualTo(Found.documents(files, query));
      }
    }
  }

  @Test
  void findsTheSamePersonsByIdToTheLetter() {
    PersonQuery asked = personIds("p1", "p7", "P8", " p9", "p99999", "\\N", "p\t1", "p\n\\1", "\0");
    assertThat(Found.persons(files, asked)).hasSize(2);
    assertThat(Found.persons(database, asked)).isEqualTo(Found.persons(files, asked));
  }

  @Test
  void findsTheSameHouseholdsToTheLetter() {
    for (String household : List.of("h1", "H1", " h1", "h\\2", "")) {
      assertThat(Found.persons(database, households(household)))
          .isEqualTo(Found.persons(files, households(household)));
    }
    assertThat(Found.persons(files, households("h1"))).hasSizeGreaterThan(50);
  }

  @Test
  void findsTheSameResidents() {
    Residence abroad = new Residence(new Division("3301"), List.of(new Division("IT")));
    Residence wuhan =
        new Residence(new Division("33"), List.of(new Division("4201"), new Division("420106")));
    Residence nowhere = new Residence(new Division("33"), List.of(Division.NONE));
    Residence pattern = new Residence(new Division("__"), List.of(new Division("%")));
    PersonQuery asked =
        new PersonQuery(Set.of("p3"), Set.of(), Set.of(), List.of(abroad, wuhan, nowhere, pattern));
    assertThat(Found.persons(files, asked)).hasSizeBetween(100, ROWS / 2);
    assertThat(Found.persons(database, asked)).isEqualTo(Found.persons(files, asked));
  }

  @Test
  void findsTheSameDocumentsAndSubscriptionsOfAHolder() {
    HolderQuery asked = holders("p1", "p2", "nobody");
    assertThat(Found.documents(files, asked)).isNotEmpty();
    assertThat(Found.documents(database, asked)).isEqualTo(Found.documents(files, asked));
    assertThat(Found.subscriptions(database, asked)).isEqualTo(Found.subscriptions(files, asked));
  }

  @Test
  void findsNothingWhenNothingIsAsked() {
    assertThat(Found.persons(database, personIds())).isEmpty();
    assertThat(Found.documents(database, holders())).isEmpty();
    assertThat(Found.subscriptions(database, holders())).isEmpty();
  }
}
