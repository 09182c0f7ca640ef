package io.gridline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.pipelines.entry.ListedEntry;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.schemas.Schemas;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

  private static final String ORDER =
      """
      order: ZJ-1
      version: 3
      disease: COVID-19
      issued_by: Headquarters
      legal_basis: Art. 42
      valid_from: 2020-01-23T10:00:00+08:00
      valid_until: 2020-03-31T00:00:00+08:00
      records_from: 2020-01-01T00:00:00+08:00
      jurisdiction: "33"
      observation_days: 14
      retention_days: 0
      route_by: [hotel, rail, aviation]
      household_limit: 20
      %s
      zones:
        - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
        - {id: japan, division: JP, from: 2020-01-09T00:00:00.5+08:00, to: 2020-02-08T00:00:00+08:00}
      rules:
        - {id: stayed, kind: zone-presence, level: high, min_dwell: PT2H30M, sources: [hotel]}
        - {id: passed, kind: zone-presence, level: low}
        - {id: came, kind: zone-arrival, level: medium, within: PT0S, sources: [aviation, rail]}
        - {id: lives, kind: zone-residence, level: low}
        - {id: car, kind: co-travel, level: high, sources: [rail], scope: car}
        - {id: near, kind: co-travel, level: high, scope: rows, rows: 0}
        - {id: room, kind: co-lodging, level: high, scope: room}
        - {id: hotel, kind: co-lodging, level: low, scope: hotel}
        - {id: family, kind: household, level: medium, of: [stayed, car]}
        - {id: cases, kind: household, level: medium}
      """;
  private static final String DEADLINES = "deadlines: {acknowledge: PT2H, daily_check: PT24H}";

  private final PresenceCodec presences = new PresenceCodec();

  @Test
  void anOrderWithEveryKindOfRuleComesBackAsItWas() {
    for (String deadlines : List.of(DEADLINES, "deadlines: {}", "")) {
      ScreeningOrder order = OrderFile.parse("order.yaml", ORDER.formatted(deadlines));
      OrderCodec orders = new OrderCodec();
      assertThat(orders.decode(orders.encode(order))).isEqualTo(order);
    }
  }

  @Test
  void anEntryComesBackWithoutItsEvidence() {
    EntryCodec entries = new EntryCodec();
    for (String person : new String[] {"p1", null}) {
      ListedEntry entry = entry(person, "", "");
      assertThat(entries.decode(entries.encode(entry))).usingRecursiveComparison().isEqualTo(entry);
    }
  }

  @Test
  void anEntryThatShowsANameOrAnAddressIsNotSent() {
    EntryCodec entries = new EntryCodec();
    for (ListedEntry entry : List.of(entry("p1", "李四", ""), entry("p1", "", "文三路 1 号"))) {
      assertThatThrownBy(() -> entries.encode(entry))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("an entry with a name or an address is not for a topic");
    }
  }

  @Test
  void whatIsWrittenIsAvrosOwnSingleObjectEncoding() throws IOException {
    byte[] message = presences.encode(tombstone());
    GenericRecord read =
        new BinaryMessageDecoder<GenericRecord>(GenericData.get(), Schemas.PRESENCE)
            .decode(message);
    assertThat(read.get("record_id")).hasToString("secret");
    assertThat(message).startsWith(0xC3, 0x01);
  }

  @Test
  void aMessageOfAnotherContractIsRefusedByItsFingerprint() {
    byte[] message = presences.encode(tombstone());
    assertThatThrownBy(() -> new OrderCodec().decode(message))
        .isInstanceOf(DamagedMessage.class)
        .hasMessageMatching(
            "a message of \\d+ bytes, expected as io.gridline.order.ScreeningOrder,"
                + " has another fingerprint, [0-9a-f]{16}");
  }

  @Test
  void whatIsDamagedIsRefusedAndNothingOfItTold() {
    byte[] message = presences.encode(tombstone());
    byte[] withoutMark = message.clone();
    withoutMark[0] = 0;
    byte[] longer = java.util.Arrays.copyOf(message, message.length + 1);
    for (byte[] damaged : List.of(new byte[0], withoutMark, longer)) {
      assertThatThrownBy(() -> presences.decode(damaged))
          .isInstanceOf(DamagedMessage.class)
          .hasNoCause()
          .hasMessageContaining("expected as io.gridline.presence.Presence")
          .hasMessageNotContaining("secret");
    }
  }

  private static Revision tombstone() {
    return new Revision(new RecordId(Source.RAIL, "secret"), 2, true, null, new byte[] {1});
  }

  private static ListedEntry entry(String personId, String name, String address) {
    Instant time = Instant.parse("2020-01-20T16:30:00.123Z");
    return new ListedEntry(
        "ZJ-1",
        2,
        time,
        "0123456789abcdef",
        personId,
        name,
        "E1****67",
        "",
        Level.MEDIUM,
        List.of("household", "stayed"),
        List.of("hotel", "register"),
        2,
        time.minusSeconds(60),
        time,
        time.plusSeconds(60),
        "330102001001",
        "330102001",
        "330102001001",
        address,
        "",
        new byte[] {1, -2, 3},
        false,
        List.of());
  }
}
