package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.households;
import static io.gridline.connectors.register.RegisterOnDisk.idNumbers;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.PersonQuery;
import io.gridline.pipelines.identity.Register.Residence;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.presence.Division;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterPersonsTest {

  private static final String LI =
      "p1,李四,F,1949-12-31,11010519491231002X,h1,330106001002,330106001003,\"Road 1, Room 2\"";

  @TempDir Path folder;
  private RegisterOnDisk disk;

  @BeforeEach
  void open() {
    disk = new RegisterOnDisk(folder);
  }

  @Test
  void readsAPersonAsTheRegisterHasIt() {
    disk.persons("p0,x,,,,,,,", LI);
    assertThat(disk.find(personIds("p1")))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("print")
        .containsExactly(
            new Person(
                "p1",
                "李四",
                "11010519491231002X",
                "h1",
                new Division("330106001002"),
                new Division("330106001003"),
                "Road 1, Room 2"));
  }

  @Test
  void findsByNumberInWhateverFormTheRegisterWroteIt() {
    disk.persons(
        "p1,,,,11010519491231002x,,,,",
        "p2,,,,110105491231002,,,,",
        "p3,,,,110105-19491231 002X,,,,",
        "p4,,,,１１０１０５19491231002Ｘ,,,,",
        "p5,,,,110105194912310021,,,,",
        "p6,,,,,,,,");
    assertThat(disk.find(idNumbers("11010519491231002X")))
        .extracting(Person::personId)
        .containsExactly("p1", "p2", "p3", "p4");
  }

  @Test
  void matchesNobodyByANumberOfAWrongForm() {
    disk.persons("p1,,,,110105194912310021,,,,", "p2,,,,,,,,");
    assertThat(disk.find(idNumbers("110105194912310021", ""))).isEmpty();
    assertThat(disk.find(personIds("p1")))
        .extracting(Person::idNumber)
        .containsExactly("110105194912310021");
  }

  @Test
  void findsAHouseholdToTheLetter() {
    disk.persons("p1,,,,,h1,,,", "p2,,,,,H1,,,", "p3,,,,, h1,,,", "p4,,,,,,,,", "p5,,,,,h1,,,");
    assertThat(disk.find(households("h1")))
        .extracting(Person::personId)
        .containsExactly("p1", "p5");
    assertThat(disk.find(households(""))).isEmpty();
  }

  @Test
  void findsWhoIsRegisteredInsideOneDivisionAndLivesInsideAnother() {
    disk.persons(
        "p1,,,,,,330106001002,420106001002,",
        "p2,,,,,,420106001002,420106001002,",
        "p3,,,,,,330106001002,330106001002,",
        "p4,,,,,,330106001002,42,",
        "p5,,,,,,,420106001002,",
        "p6,,,,,,330106001002,,");
    Residence elsewhere = new Residence(new Division("34"), List.of(new Division("4201")));
    Residence residence =
        new Residence(new Division("33"), List.of(new Division("IT"), new Division("4201")));
    assertThat(
            disk.find(new PersonQuery(Set.of(), Set.of(), Set.of(), List.of(elsewhere, residence))))
        .extracting(Person::personId)
        .containsExactly("p1");
  }

  @Test
  void findsNobodyWhenNothingIsAsked() {
    disk.persons(LI);
    assertThat(disk.find(personIds())).isEmpty();
  }

  @Test
  void takesBlankForEmptyAndKeepsOtherSpaces() {
    disk.persons("p1, 李 ,,,\u3000, ,\t, ,\u00A0");
    assertThat(disk.find(personIds("p1")))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("print")
        .containsExactly(new Person("p1", " 李 ", "", "", Division.NONE, Division.NONE, ""));
  }

  @Test
  void readsColumnsInAnySequenceAndGoesWithoutTheOptionalOnes() {
    disk.with(
        "person.csv",
        "residence_address,birth_date,unknown,residence_division,sex,registered_division,name,"
            + "person_id\nRoad 1,,?,3301,,3302,李,p1\n");
    assertThat(disk.find(personIds("p1")))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("print")
        .containsExactly(
            new Person("p1", "李", "", "", new Division("3302"), new Division("3301"), "Road 1"));
  }

  @Test
  void toleratesAByteOrderMarkBlankLinesAndWindowsLineEnds() {
    String text = "\uFEFF" + RegisterOnDisk.PERSON_HEADER + "\n" + LI + "\n\np2,,,,,,,,\n\n";
    disk.with("person.csv", text.replace("\n", "\r\n"));
    assertThat(disk.find(personIds("p1", "p2")))
        .extracting(Person::personId)
        .containsExactly("p1", "p2");
  }

  @Test
  void readsQuotedHeadersAndLineBreaksInsideOfAValue() {
    String header = '"' + RegisterOnDisk.PERSON_HEADER.strip().replace(",", "\",\"") + "\"\n";
    disk.with("person.csv", "\uFEFF" + header + "p1,,,,,,,,\"Road \"\"1\"\"\nRoom 2\"\n");
    assertThat(disk.find(personIds("p1")))
        .extracting(Person::address)
        .containsExactly("Road \"1\"\nRoom 2");
  }

  @Test
  void findsARowThatStandsTwiceOnce() {
    disk.persons(LI, LI);
    assertThat(disk.find(personIds("p1"))).hasSize(1);
  }

  @Test
  void readsCompressedFilesAndFoldersOfFilesAsParts() {
    disk.with("person/b.csv.gz", RegisterOnDisk.PERSON_HEADER + "p2,,,,,,,,\n")
        .with("person/a.csv", RegisterOnDisk.PERSON_HEADER + LI)
        .with("person/.hidden.csv", "x")
        .with("person/_SUCCESS", "")
        .with("travel_document.csv.gz", RegisterOnDisk.DOCUMENT_HEADER + "passport,E1,p1\n");
    RegisterFiles register = disk.register();
    assertThat(register.parts(Table.PERSON)).containsExactly("person/a.csv", "person/b.csv.gz");
    assertThat(disk.find(personIds("p1", "p2")))
        .extracting(Person::personId)
        .containsExactly("p1", "p2");
    assertThat(disk.findDocuments(RegisterOnDisk.holders("p1"))).hasSize(1);
  }
}
