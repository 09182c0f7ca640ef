package io.gridline.connectors.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys last, are their owner's only, and open nothing that was sealed under others. */
class KeyFolderTest {

  private static final Claim CLAIM = new Claim(ClaimType.PASSPORT, "E1234567");
  private static final RecordId RECORD = new RecordId(Source.RAIL, "r1");

  @TempDir Path folder;

  @Test
  void makesFoldersAndFilesThatOnlyTheirOwnerCanRead() throws IOException {
    Path keys = folder.resolve("keys");
    KeyFolder opened = KeyFolder.open(keys);
    opened.gate();
    opened.order("ZJ-2020-001");
    assertThat(permissions(keys)).isEqualTo("rwx------");
    assertThat(permissions(keys.resolve("orders"))).isEqualTo("rwx------");
    assertThat(permissions(keys.resolve("gate.json"))).isEqualTo("rw-------");
    assertThat(permissions(keys.resolve("orders/ZJ-2020-001.json"))).isEqualTo("rw-------");
    try (Stream<Path> files = Files.walk(keys).filter(Files::isRegularFile)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("gate.json", "ZJ-2020-001.json");
    }
  }

  @Test
  void givesTheSameHashesAndOpensTheSameSealsInAnotherProcess() throws Exception {
    GateKeys first = KeyFolder.open(folder).gate();
    List<String> there = inAnotherProcess(folder);
    assertThat(there.get(0)).isEqualTo(first.hash(CLAIM).toString());
    assertThat(there.get(1)).isEqualTo(Long.toString(first.recordHash(RECORD)));
    assertThat(there.get(2)).isEqualTo(first.fingerprint("content".getBytes(UTF_8)));
    assertThat(there.get(3)).isEqualTo(KeyFolder.open(folder).order("A").personKey("person:p1"));
    GateKeys second = KeyFolder.open(folder).gate();
    assertThat(second.open(first.refer(CLAIM))).isEqualTo(CLAIM);
    assertThat(second.openName(first.sealName("李四"))).isEqualTo("李四");
  }

  @Test
  void keepsItsKeysWhenItIsSentElsewhere() throws Exception {
    GateKeys keys = KeyFolder.open(folder).gate();
    GateKeys sent = sent(keys);
    assertThat(sent.hash(CLAIM)).isEqualTo(keys.hash(CLAIM));
    assertThat(sent.open(keys.refer(CLAIM))).isEqualTo(CLAIM);
    OrderKeys order = KeyFolder.open(folder).order("A");
    assertThat(sent(order).personKey("person:p1")).isEqualTo(order.personKey("person:p1"));
    assertThat(sent(order).sealContact("k", new byte[] {1}))
        .isEqualTo(order.sealContact("k", new byte[] {1}));
  }

  @Test
  void hashesOtherwiseUnderOtherKeysAndOpensNothing() throws IOException {
    GateKeys ours = KeyFolder.open(folder.resolve("ours")).gate();
    GateKeys others = KeyFolder.open(folder.resolve("others")).gate();
    assertThat(others.hash(CLAIM)).isNotEqualTo(ours.hash(CLAIM));
    assertThat(others.recordHash(RECORD)).isNotEqualTo(ours.recordHash(RECORD));
    Path file = Files.writeString(folder.resolve("a.csv"), "x");
    assertThat(others.fingerprint(file)).isNotEqualTo(ours.fingerprint(file));
    ClaimRef sealed = ours.refer(CLAIM);
    assertThatThrownBy(() -> others.open(sealed))
        .isInstanceOf(WrongKey.class)
        .hasMessage("a claim was sealed under another key");
    byte[] name = ours.sealName("李四");
    assertThatThrownBy(() -> others.openName(name)).isInstanceOf(WrongKey.class);
    byte[] comparison = ours.sealComparison(new byte[] {1});
    assertThatThrownBy(() -> others.openComparison(comparison)).isInstanceOf(WrongKey.class);
  }

  @Test
  void opensNothingThatWasSealedForAnotherPurposeOrChanged() {
    GateKeys keys = KeyFolder.open(folder).gate();
    byte[] name = keys.sealName("李四");
    assertThatThrownBy(() -> keys.openComparison(name)).isInstanceOf(WrongKey.class);
    name[name.length - 1] ^= 1;
    assertThatThrownBy(() -> keys.openName(name)).isInstanceOf(WrongKey.class);
    assertThatThrownBy(() -> keys.open(new byte[3], "name")).isInstanceOf(WrongKey.class);
  }

  @Test
  void sealsTheSameTwiceInTwoWaysSoThatNobodyCanCompare() {
    GateKeys keys = KeyFolder.open(folder).gate();
    assertThat(keys.sealName("李四")).isNotEqualTo(keys.sealName("李四"));
    assertThat(keys.refer(CLAIM).sealed()).isNotEqualTo(keys.refer(CLAIM).sealed());
    assertThat(keys.sealName("")).isEmpty();
    assertThat(keys.openName(new byte[0])).isEmpty();
  }

  @Test
  void hashesClaimsRecordsAndInputsApart() {
    GateKeys keys = KeyFolder.open(folder).gate();
    Claim sameNumber = new Claim(ClaimType.OTHER, "E1234567");
    assertThat(keys.hash(CLAIM)).isNotEqualTo(keys.hash(sameNumber));
    assertThat(keys.recordHash(new RecordId(Source.HOTEL, "r1")))
        .isNotEqualTo(keys.recordHash(RECORD));
    assertThat(keys.recordHash(RECORD)).isNotEqualTo(keys.hash(CLAIM).high());
  }

  @Test
  void neverPrintsAKey() throws IOException {
    KeyFolder keys = KeyFolder.open(folder);
    assertThat(keys.gate()).hasToString("GateKeys[***]");
    assertThat(keys.order("A")).hasToString("OrderKeys[***]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"hash\": 1, \"seal\": 2, \"person\": 3, \"contact\": 4}",
        "{\"hash\": {}, \"seal\": {}, \"person\": {}, \"contact\": {}}"
      })
  void saysWhichKeyFileIsDamaged(String content) throws IOException {
    KeyFolder keys = KeyFolder.open(folder);
    keys.gate();
    keys.order("A");
    Path gate = Files.writeString(folder.resolve("gate.json"), content);
    assertThatThrownBy(keys::gate)
        .isInstanceOf(WrongKey.class)
        .hasMessage("key file " + gate + " is damaged: put the right one back");
    Path order = Files.writeString(folder.resolve("orders/A.json"), content);
    assertThatThrownBy(() -> keys.order("A"))
        .isInstanceOf(WrongKey.class)
        .hasMessage("key file " + order + " is damaged: put the right one back");
    assertThat(Files.readString(gate)).as("it is never made anew").isEqualTo(content);
  }

  @Test
  void findsAKeyFileThatIsCutShortOrHasAnotherKindOfKeyDamaged() throws IOException {
    KeyFolder keys = KeyFolder.open(folder);
    keys.gate();
    Path file = folder.resolve("gate.json");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertThatThrownBy(keys::gate).isInstanceOf(WrongKey.class);
    Files.writeString(
        file,
        whole
            .replace("\"hash\"", "\"x\"")
            .replace("\"seal\"", "\"hash\"")
            .replace("\"x\"", "\"seal\""));
    assertThatThrownBy(keys::gate).isInstanceOf(WrongKey.class);
  }

  /** Prints what another process makes of the keys in a folder. */
  static final class Elsewhere {

    private Elsewhere() {}

    public static void main(String[] args) {
      KeyFolder keys = KeyFolder.open(Path.of(args[0]));
      GateKeys gate = keys.gate();
      System.out.println(gate.hash(CLAIM));
      System.out.println(gate.recordHash(RECORD));
      System.out.println(gate.fingerprint("content".getBytes(UTF_8)));
      System.out.println(keys.order("A").personKey("person:p1"));
    }
  }

  private static List<String> inAnotherProcess(Path keys) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                keys.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader(UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  @SuppressWarnings("unchecked")
  private static <T> T sent(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
