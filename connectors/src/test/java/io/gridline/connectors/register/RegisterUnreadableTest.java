package io.gridline.connectors.register;

import static io.gridline.connectors.register.RegisterOnDisk.DOCUMENT_HEADER;
import static io.gridline.connectors.register.RegisterOnDisk.PERSON_HEADER;
import static io.gridline.connectors.register.RegisterOnDisk.holders;
import static io.gridline.connectors.register.RegisterOnDisk.personIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops a run: one clear line that says what and where, and never whose. */
class RegisterUnreadableTest {

  @TempDir Path folder;
  private RegisterOnDisk disk;

  @BeforeEach
  void open() {
    disk = new RegisterOnDisk(folder);
  }

  @Test
  void saysThatTheFolderIsMissing() {
    Path nowhere = folder.resolve("nowhere");
    assertUnreadable(() -> RegisterFiles.open(nowhere), "register " + nowhere + ": no such folder");
  }

  @Test
  void saysThatATableIsMissing() {
    disk.persons();
    assertUnreadable(
        () -> RegisterFiles.open(folder),
        "register "
            + folder
            + ": table travel_document is missing, expected travel_document.csv,"
            + " travel_document.csv.gz, travel_document.parquet or a folder travel_document");
  }

  @Test
  void saysThatATableIsThereTwice() {
    disk.persons().with("person.csv.gz", "").with("person/a.csv", "");
    assertUnreadable(
        () -> disk.register().parts(Table.PERSON),
        "register "
            + folder
            + ": table person is there more than once, as person and person.csv and"
            + " person.csv.gz");
  }

  @Test
  void saysThatATablesFolderIsEmpty() {
    disk.with("person/readme.txt", "");
    assertUnreadable(
        () -> disk.register().parts(Table.PERSON),
        "register " + folder.resolve("person") + ": no .csv, .csv.gz or .parquet file in it");
  }

  @ParameterizedTest
  @CsvSource({
    "person_id",
    "name",
    "sex",
    "birth_date",
    "registered_division",
    "residence_division",
    "residence_address"
  })
  void saysWhichColumnTheHeaderLacks(String column) {
    disk.with("person.csv", PERSON_HEADER.replace(column, column.toUpperCase(Locale.ROOT)));
    assertPersonUnreadable(":1: the header lacks column " + column);
  }

  @Test
  void saysThatAnEmptyFileLacksItsHeader() {
    disk.with("person.csv", "");
    assertPersonUnreadable(":1: the header lacks column person_id");
  }

  @Test
  void saysThatAColumnStandsTwice() {
    disk.with("person.csv", PERSON_HEADER.strip() + ",id_number\n");
    assertPersonUnreadable(":1: column id_number stands twice");
  }

  @Test
  void saysThatARowHasTooFewOrTooManyFields() {
    disk.persons("p0,,,,,,,,", "secret,x");
    assertPersonUnreadable(":3: the row has 2 fields, the header 9");
    disk.persons("secret,,,,,,,,,");
    assertPersonUnreadable(":2: the row has 10 fields, the header 9");
  }

  @Test
  void saysThatARowHasANulCharacter() {
    disk.persons("secret,\0,,,,,,,");
    assertPersonUnreadable(":2: the row has a NUL character");
  }

  @Test
  void saysThatAValueIsNotUtf8() {
    disk.with(
        "person.csv", (PERSON_HEADER + "secret,李四,,,,,,,\n").getBytes(Charset.forName("GB18030")));
    assertPersonUnreadable(":2: name is not UTF-8");
    disk.persons("secret,,,,,,,,\uFFFD");
    assertPersonUnreadable(":2: residence_address is not UTF-8");
  }

  @Test
  void toleratesWhatIsNotUtf8InAColumnThatIsNotOfTheTable() {
    byte[] text =
        (PERSON_HEADER.strip() + ",remark\np1,,,,,,,,,李四\n").getBytes(Charset.forName("GB18030"));
    disk.with("person.csv", text);
    assertThat(disk.find(personIds("p1"))).hasSize(1);
  }

  @Test
  void saysThatAPersonHasNoId() {
    disk.persons("p0,,,,,,,,", " ,secret,,,,,,,");
    assertPersonUnreadable(":3: person_id is empty");
  }

  @Test
  void saysThatTwoRowsOfAPersonDiffer() {
    disk.persons("secret,,,,,,,,", "p1,,,,,,,,", "secret,,,1949-12-31,,,,,");
    assertUnreadable(
        () -> disk.find(personIds("secret")),
        "register "
            + folder.resolve("person.csv")
            + ":4: person_id is that of line 2, and the rows are not the same");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ,secret,p1' | document_type is empty",
        "'passport,,secret' | document_number is empty",
        "'passport,- -,secret' | document_number is empty",
        "'passport,secret,' | person_id is empty",
        "'Passport,secret,p1' | document_type is none of the document types",
        "'phone,secret,p1' | document_type is none of the document types",
      })
  void saysWhatIsWrongWithADocument(String row, String wrong) {
    disk.documents("passport,E1,p1", row);
    assertUnreadable(
        () -> disk.findDocuments(holders("p1")),
        "register " + folder.resolve("travel_document.csv") + ":3: " + wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "',p1,2020-01-01,' | msisdn is empty",
        "'+,p1,2020-01-01,' | msisdn is empty",
        "'1381,,2020-01-01,' | person_id is empty",
        "'1381,p1,,' | valid_from is empty",
        "'1381,p1,2020-02-30,' | valid_from is not an ISO 8601 time or date",
        "'1381,p1,2020-01-01,secret' | valid_to is not an ISO 8601 time or date",
      })
  void saysWhatIsWrongWithASubscription(String row, String wrong) {
    disk.subscriptions(row);
    assertUnreadable(
        () -> disk.findSubscriptions(holders("p1")),
        "register " + folder.resolve("subscription.csv") + ":2: " + wrong);
  }

  @Test
  void saysToWhichLineAFileThatBreaksOffCouldBeRead() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((DOCUMENT_HEADER + "passport,E1,p1\n").getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = bytes.toByteArray();
    Path file = folder.resolve("travel_document.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> disk.findDocuments(holders("p1")))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith(
            "register " + file + ": the file cannot be read to its end, only to line ");
    Files.writeString(file, "no gzip at all");
    assertThatThrownBy(() -> disk.findDocuments(holders("p1")))
        .isInstanceOf(Unreadable.class)
        .hasMessageEndingWith("only to line 0");
  }

  @Test
  void saysThatAQuoteIsNeverClosed() {
    disk.persons("p1,,,,,,,,", "p2,,,,,,,,\"secret", "p3,,,,,,,,");
    assertPersonUnreadable(":3: the row has a quote that is never closed");
    disk.persons("p1,,,,,,,,", "\"secret,,,,,,,,");
    assertPersonUnreadable(":3: the row has a quote that is never closed");
  }

  @Test
  void readsTheLastRowThoughNoLineEndFollows() {
    disk.with("person.csv", PERSON_HEADER + "p1,,,,,,,,\"Road 1\"");
    assertThat(disk.find(personIds("p1"))).hasSize(1);
    disk.with("person.csv", PERSON_HEADER.strip());
    assertThat(disk.find(personIds("p1"))).isEmpty();
  }

  private void assertPersonUnreadable(String where) {
    assertUnreadable(
        () -> disk.find(personIds("secret")), "register " + folder.resolve("person.csv") + where);
  }

  private static void assertUnreadable(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(Unreadable.class).hasMessage(message);
    assertThat(message).doesNotContain("secret");
  }
}
