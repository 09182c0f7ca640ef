package io.gridline.pipelines.scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.contact.IndexCase;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.Register.Subscription;
import io.gridline.pipelines.identity.ResolvedBy;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written comes back, of every kind, and a file that breaks off is noticed. */
class FactFilesTest {

  private static final Instant NOON = Instant.parse("2020-01-20T12:00:00.123Z");
  private static final Interval HOUR = new Interval(NOON, NOON.plusSeconds(3600));
  private static final Claim PHONE = Claim.phone("13800000001");

  @TempDir Path folder;

  private FactFiles files() {
    return new FactFiles(
        new FactFiles.Place() {
          @Override
          public OutputStream begin(String name) throws IOException {
            return Files.newOutputStream(folder.resolve(name));
          }

          @Override
          public InputStream open(String name) throws IOException {
            return Files.newInputStream(folder.resolve(name));
          }
        });
  }

  private static List<Fact> ofEveryKind() {
    Person person =
        new Person(
            "p1", "𠮷田", "11010519491231002X", "h1", new Division("33"), Division.NONE, "路 1", -7);
    Claim permit = Claim.document(ClaimType.TAIWAN_PERMIT, "12345678");
    return List.of(
        Fact.of("household:h1", new RegisterRow(person, null, null)),
        Fact.of("household:h1", new RegisterRow(null, new Document(permit, "p1"), null)),
        Fact.of(
            "household:h1", new RegisterRow(null, null, new Subscription(PHONE, "p1", NOON, null))),
        Fact.of(
            "household:h1",
            new RegisterRow(null, null, new Subscription(PHONE, "p1", NOON, HOUR.to()))),
        record(null, null, List.of(), List.of(), null, ""),
        record(
            new Trip(new Division("33"), "杭州", "G1", -1, "5", "12F"),
            null,
            List.of(new Contact("A", "co-travel", "K1", "person:p9", HOUR)),
            List.of(),
            null,
            ""),
        record(null, new Stay("H1", "江汉", " 08"), List.of(), List.of("A", "B"), PHONE, "张 三"),
        Fact.of("household:h1", "person:p1", new IndexCase("K1", "A", HOUR)));
  }

  private static Fact record(
      Trip trip,
      Stay stay,
      List<Contact> contacts,
      List<String> fallenFor,
      Claim visitor,
      String name) {
    Presence presence =
        new Presence(
            new RecordId(Source.RAIL, "r-1"),
            null,
            HOUR,
            new Division("4201"),
            trip,
            stay,
            new byte[0]);
    return Fact.of(
        "visitor:1",
        "visitor:x",
        new Fact.Resolved(
            new FoundPresence(presence, contacts, fallenFor),
            visitor == null ? ResolvedBy.PHONE : ResolvedBy.VISITOR,
            visitor,
            name));
  }

  @Test
  void givesBackEveryFactOfEveryKind() throws IOException {
    FactFiles files = files();
    files.write(file -> {});
    files.write(file -> IntStream.range(0, 2000).forEach(i -> ofEveryKind().forEach(file)));
    assertThat(files.names()).containsExactly("facts-0", "facts-1");
    assertThat(read("facts-0")).isEmpty();
    List<Fact> read = read("facts-1");
    assertThat(read).hasSize(2000 * ofEveryKind().size());
    assertThat(read.subList(0, ofEveryKind().size()))
        .usingRecursiveComparison()
        .isEqualTo(ofEveryKind());
    assertThat(read.subList(read.size() - ofEveryKind().size(), read.size()))
        .usingRecursiveComparison()
        .isEqualTo(ofEveryKind());
  }

  @Test
  void noticesAFileThatBreaksOff() throws IOException {
    FactFiles files = files();
    files.write(file -> IntStream.range(0, 2000).forEach(i -> ofEveryKind().forEach(file)));
    byte[] whole = Files.readAllBytes(folder.resolve("facts-0"));
    for (int length : new int[] {0, 3, 4, whole.length / 2, whole.length - 4}) {
      Files.write(folder.resolve("facts-0"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read("facts-0"))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(EOFException.class);
    }
  }

  private List<Fact> read(String name) throws IOException {
    List<Fact> facts = new ArrayList<>();
    try (InputStream file = Files.newInputStream(folder.resolve(name))) {
      FactFiles.read(file, facts::add);
    }
    return facts;
  }
}
