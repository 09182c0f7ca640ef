package io.gridline.ops.alert;

import io.gridline.connectors.kafka.CaseCodec;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.OrderCodec;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.RegisterRowCodec;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.RowSeal;
import io.gridline.jobs.alert.ClockTopic;
import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Document;
import io.gridline.pipelines.identity.Register.Person;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Five people, what is known of them before a savepoint, and what becomes of it afterwards. The
 * kept savepoints hold it: who changes what comes before keeps the names of what comes after.
 *
 * <ul>
 *   <li>p1 stayed in the zone, and brings p5: nothing happens to them.
 *   <li>p2 stayed there twice: one stay is cancelled, and the entry goes on; at last the other.
 *   <li>p3 stayed there once: that is cancelled, and the entry goes.
 *   <li>p4 shared a room with a case: that is withdrawn, and the entry goes.
 *   <li>somebody's number is malformed: the record is cancelled, and nobody asks any more.
 * </ul>
 */
final class SavedWorld {

  static final String ORDER = "SAVED-1";
  static final Instant AS_OF = Instant.parse("2020-01-28T00:00:00Z");

  private static final String TERMS =
      """
      order: SAVED-1
      version: 1
      disease: COVID-19
      issued_by: Nobody
      legal_basis: None
      valid_from: 2020-01-23T10:00:00+08:00
      valid_until: 2020-03-31T00:00:00+08:00
      records_from: 2020-01-01T00:00:00+08:00
      jurisdiction: "33"
      observation_days: 14
      retention_days: 30
      route_by: [hotel]
      household_limit: 20
      zones:
        - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
      rules:
        - {id: stayed, kind: zone-presence, level: high, sources: [hotel]}
        - {id: same-room, kind: co-lodging, level: high, scope: room}
        - {id: household, kind: household, level: medium, of: [stayed]}
      """;

  private static final Division HOME = new Division("330102001001");
  private static final Claim MALFORMED = new Claim(ClaimType.RESIDENT_ID, "110105194912310021");
  private static final byte[] NO_NAME = {};

  private final KafkaAddress kafka;
  private final GateKeys gate;

  SavedWorld(KafkaAddress kafka, KeyFolder keys) {
    this.kafka = kafka;
    this.gate = keys.gate();
  }

  void before() {
    ScreeningOrder order = OrderFile.parse("order.yaml", TERMS);
    try (TopicWriter to = TopicWriter.open(kafka)) {
      to.send(Topics.ORDERS, MessageKeys.ofOrder(ORDER), new OrderCodec().encode(order));
      for (int i = 1; i <= 5; i++) {
        register(i, to);
      }
      send(stay("r1", passport("p1"), "420103001001", ""), to);
      send(stay("r2", passport("p2"), "420103001001", ""), to);
      send(stay("r3", passport("p2"), "420102001001", ""), to);
      send(stay("r4", passport("p3"), "420103001001", ""), to);
      send(stay("r5", MALFORMED, "420103001001", ""), to);
      send(stay("r6", passport("k1"), "330106001001", "8"), to);
      send(stay("r7", passport("p4"), "330106001001", "8"), to);
      infected(0, to);
      clock(AS_OF, to);
      to.flush();
    }
  }

  void after() {
    try (TopicWriter to = TopicWriter.open(kafka)) {
      send(cancelled("r3", passport("p2")), to);
      send(cancelled("r4", passport("p3")), to);
      send(cancelled("r5", MALFORMED), to);
      infected(1, to);
      clock(AS_OF.plusSeconds(3600), to);
      to.flush();
    }
  }

  void last() {
    try (TopicWriter to = TopicWriter.open(kafka)) {
      send(cancelled("r2", passport("p2")), to);
      to.flush();
    }
  }

  private void register(int number, TopicWriter to) {
    String id = "p" + number;
    String household = number == 1 || number == 5 ? "h1" : "h" + number;
    RowSeal seal = new RowSeal(gate);
    send(seal.seal(new Person(id, "Nobody " + number, "", household, HOME, HOME, "Lane 1")), to);
    send(seal.seal(new Document(passport(id), id)), to);
  }

  private static Claim passport(String person) {
    return new Claim(ClaimType.PASSPORT, "X47110" + person.toUpperCase(java.util.Locale.ROOT));
  }

  private Revision stay(String id, Claim claim, String place, String room) {
    Presence presence =
        new Presence(
            new RecordId(Source.HOTEL, id),
            gate.refer(claim),
            new Interval(
                Instant.parse("2020-01-20T06:00:00Z"), Instant.parse("2020-01-22T04:00:00Z")),
            new Division(place),
            null,
            new Stay("hotel-" + place, "Inn", room),
            NO_NAME);
    return new Revision(presence.id(), 0, false, presence, comparison(id));
  }

  private Revision cancelled(String id, Claim claim) {
    Revision stay = stay(id, claim, "420103001001", "");
    return new Revision(stay.id(), 1, true, stay.presence(), stay.sealedComparison());
  }

  /** Revision 1 withdraws it. */
  private void infected(int revision, TopicWriter to) {
    CaseDelivery delivery =
        new CaseDelivery(
            "k1",
            revision,
            revision == 1,
            "",
            gate.refer(passport("k1")),
            new Interval(
                Instant.parse("2020-01-19T00:00:00Z"), Instant.parse("2020-01-25T00:00:00Z")),
            comparison("k1"));
    to.send(Topics.CASES, MessageKeys.ofCase("k1"), new CaseCodec().encode(delivery));
  }

  private byte[] comparison(String text) {
    return gate.sealComparison(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(SealedRow row, TopicWriter to) {
    to.send(
        Topics.register(row.table()),
        MessageKeys.ofRegisterRow(row),
        new RegisterRowCodec().encode(row));
  }

  private static void send(Revision revision, TopicWriter to) {
    to.send(
        Topics.feed(Source.HOTEL),
        MessageKeys.ofRecord(revision.id()),
        new PresenceCodec().encode(revision));
  }

  private static void clock(Instant asOf, TopicWriter to) {
    to.send(Topics.CLOCK, new byte[0], ClockTopic.message(asOf));
  }
}
