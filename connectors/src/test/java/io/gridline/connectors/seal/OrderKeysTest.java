package io.gridline.connectors.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** person_key and contact_sealed, by the contract and by nothing of Tink. */
class OrderKeysTest {

  private static final byte[] CONTACT = "E1234567\n8613800000001".getBytes(UTF_8);

  @TempDir Path folder;
  private OrderKeys keys;

  @BeforeEach
  void open() {
    keys = KeyFolder.open(folder).order("ZJ-2020-001");
  }

  @Test
  void makesAPersonKeyOfTheFirstSixteenBytesOfHmacSha256() throws Exception {
    byte[] key = keyValue("person");
    assertThat(key).hasSize(32);
    for (String identity :
        new String[] {"person:p1", "visitor:passport:E1234567", "household:户1", "person:𠮷"}) {
      assertThat(keys.personKey(identity)).isEqualTo(hmac(key, identity).substring(0, 32));
    }
  }

  @Test
  void givesAPersonAnotherKeyUnderAnotherOrder() {
    OrderKeys other = KeyFolder.open(folder).order("ZJ-2020-002");
    assertThat(other.personKey("person:p1")).isNotEqualTo(keys.personKey("person:p1"));
    assertThat(keys.personKey("person:p2")).isNotEqualTo(keys.personKey("person:p1"));
    assertThat(KeyFolder.open(folder).order("ZJ-2020-001").personKey("person:p1"))
        .isEqualTo(keys.personKey("person:p1"));
  }

  @Test
  void sealsAnEqualContactToEqualBytes() {
    byte[] sealed = keys.sealContact("k1", CONTACT);
    assertThat(KeyFolder.open(folder).order("ZJ-2020-001").sealContact("k1", CONTACT))
        .isEqualTo(sealed);
    assertThat(keys.openContact("k1", sealed)).isEqualTo(CONTACT);
    assertThat(new String(sealed, UTF_8)).doesNotContain("E1234567", "13800000001");
    assertThat(keys.sealContact("k2", CONTACT)).isNotEqualTo(sealed);
  }

  @Test
  void opensAContactForNobodyElse() {
    byte[] sealed = keys.sealContact("k1", CONTACT);
    assertThatThrownBy(() -> keys.openContact("k2", sealed))
        .isInstanceOf(WrongKey.class)
        .hasMessage("a contact was sealed under another key");
    OrderKeys other = KeyFolder.open(folder).order("ZJ-2020-002");
    assertThatThrownBy(() -> other.openContact("k1", sealed)).isInstanceOf(WrongKey.class);
    byte[] changed = Arrays.copyOf(sealed, sealed.length - 1);
    assertThatThrownBy(() -> keys.openContact("k1", changed)).isInstanceOf(WrongKey.class);
  }

  @Test
  void sealsForItsOwnDeskAndForOnePurpose() {
    byte[] sealed = keys.seal(CONTACT, "review");
    assertThat(keys.open(sealed, "review")).isEqualTo(CONTACT);
    assertThatThrownBy(() -> keys.open(sealed, "contact"))
        .isInstanceOf(WrongKey.class)
        .hasMessage("a contact was sealed under another order's key");
    OrderKeys other = KeyFolder.open(folder).order("ZJ-2020-002");
    assertThatThrownBy(() -> other.open(sealed, "review")).isInstanceOf(WrongKey.class);
  }

  private static String hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  /** Field 3, {@code key_value}, of the one HmacPrfKey of a keyset in Tink's JSON. */
  private byte[] keyValue(String keyset) throws IOException {
    JsonNode keys =
        new ObjectMapper()
            .readTree(folder.resolve("orders/ZJ-2020-001.json").toFile())
            .get(keyset)
            .get("key");
    assertThat(keys).hasSize(1);
    JsonNode data = keys.get(0).get("keyData");
    assertThat(data.get("typeUrl").asText())
        .isEqualTo("type.googleapis.com/google.crypto.tink.HmacPrfKey");
    ByteBuffer message = ByteBuffer.wrap(Base64.getDecoder().decode(data.get("value").asText()));
    while (message.hasRemaining()) {
      int tag = message.get();
      assertThat(tag & 7).as("wire type: length-delimited").isEqualTo(2);
      byte[] field = new byte[message.get()];
      message.get(field);
      if (tag >> 3 == 3) {
        return field;
      }
    }
    throw new AssertionError("no key_value");
  }
}
