package io.gridline.ops.bench;

import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The records of the benchmark of the live job, hashed and sealed as the gate does.
 *
 * <p>At somebody's evidence, in turn: a night in a hotel in the zone, three hours of a phone there,
 * a train from there home. The others, which the gate lets through too, in turn: a train from home
 * to elsewhere; a night in a hotel at home; a flight between cities outside; five minutes in the
 * zone of a phone that the register does not know, too short for the order. The first three are
 * residents': they have to be kept, for whom a case that comes later may have sat beside.
 */
final class LiveRecords {

  static final Division ZONE = new Division("420106001001");
  private static final Division HOME = new Division("330106");
  private static final Division ELSEWHERE = new Division("310101");
  private static final int COMPARISON_BYTES = 96;
  private static final int HOTELS = 5000;
  private static final int TRAINS = 3000;
  private static final int CARS = 16;
  private static final int EVIDENCE_KINDS = 3;
  private static final int OTHER_KINDS = 4;

  /** A message of a feed. */
  record Message(String topic, byte[] key, byte[] value) {}

  private final LiveCrowd crowd;
  private final GateKeys keys;
  private final Instant now;
  private final PresenceCodec codec = new PresenceCodec();
  private long made;

  /**
   * @param now evidence lies in the days before it
   */
  LiveRecords(LiveCrowd crowd, GateKeys keys, Instant now) {
    this.crowd = crowd;
    this.keys = keys;
    this.now = now;
  }

  /** Whether evidence of that kind brings the other one of the household. */
  static boolean isBrought(long number) {
    return number % EVIDENCE_KINDS != 2;
  }

  /**
   * A record at a resident's evidence.
   *
   * @param number which kind it is of, and how long ago it was
   */
  Message evidence(long number, int person) {
    Instant from = now.minus(Duration.ofHours(60 + number % 100));
    return switch ((int) (number % EVIDENCE_KINDS)) {
      case 0 -> stay(person, ZONE, from);
      case 1 -> phone(crowd.phone(person), from, Duration.ofHours(3));
      default -> trip(Source.RAIL, person, ZONE, HOME, from);
    };
  }

  /** A record at nobody's. */
  Message other(long number, int person) {
    Instant from = now.minus(Duration.ofMinutes(600 + number % 6000));
    return switch ((int) (number % OTHER_KINDS)) {
      case 0 -> trip(Source.RAIL, person, HOME, ELSEWHERE, from);
      case 1 -> stay(person, HOME, from);
      case 2 -> trip(Source.AVIATION, person, ELSEWHERE, new Division("440111"), from);
      default -> phone(LiveCrowd.unknownPhone(made), from, Duration.ofMinutes(5));
    };
  }

  /** A record at evidence, of a kind that goes to a topic of that source. */
  Message evidenceOf(Source source, int person) {
    Instant from = now.minus(Duration.ofHours(60));
    return switch (source) {
      case HOTEL -> stay(person, ZONE, from);
      case CARRIER -> phone(crowd.phone(person), from, Duration.ofHours(3));
      default -> trip(source, person, ZONE, HOME, from);
    };
  }

  private Message stay(int person, Division place, Instant from) {
    int hotel = (int) (made % HOTELS);
    Stay stay = new Stay("HT" + hotel, "Hotel " + hotel, Long.toString(100 + made % 900));
    return message(
        Source.HOTEL,
        crowd.number(person),
        new Interval(from, from.plus(Duration.ofHours(12))),
        place,
        null,
        stay);
  }

  private Message phone(Claim phone, Instant from, Duration length) {
    return message(Source.CARRIER, phone, new Interval(from, from.plus(length)), ZONE, null, null);
  }

  private Message trip(Source source, int person, Division from, Division to, Instant at) {
    Trip trip =
        new Trip(
            to,
            "Station " + to.code(),
            "G" + made % TRAINS,
            at.getEpochSecond() / Duration.ofDays(1).toSeconds(),
            source == Source.RAIL ? Long.toString(1 + made / TRAINS % CARS) : "",
            String.format(Locale.ROOT, "%dF", 1 + made % 17));
    return message(
        source,
        crowd.number(person),
        new Interval(at, at.plus(Duration.ofHours(5))),
        from,
        trip,
        null);
  }

  private Message message(
      Source source, Claim claim, Interval interval, Division place, Trip trip, Stay stay) {
    RecordId id = new RecordId(source, String.format(Locale.ROOT, "R%09d", made++));
    byte[] comparison =
        (id.id() + ".".repeat(COMPARISON_BYTES - id.id().length()))
            .getBytes(StandardCharsets.UTF_8);
    byte[] name = source == Source.CARRIER ? new byte[0] : keys.sealName("Somebody");
    Presence presence = new Presence(id, keys.refer(claim), interval, place, trip, stay, name);
    Revision revision = new Revision(id, 0, false, presence, keys.sealComparison(comparison));
    return new Message(Topics.feed(source), MessageKeys.ofRecord(id), codec.encode(revision));
  }
}
