package io.gridline.connectors.kafka;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.identity.SealedRow;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any values that topics may hold, empty and null ones too. */
final class SomeMessages {

  private static final Arbitrary<String> TEXT =
      Arbitraries.strings()
          .withChars("aZ09-/ \n杭")
          .ofMaxLength(12)
          .map(text -> text.replace("Z", "𠮷"));
  private static final Arbitrary<byte[]> BYTES =
      Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
  private static final Arbitrary<Division> DIVISION =
      Arbitraries.of("", "33", "JP", "420103001001").map(Division::new);
  private static final Arbitrary<Instant> INSTANT =
      Arbitraries.longs()
          .between(-1_000_000_000_000L, 4_000_000_000_000L)
          .map(Instant::ofEpochMilli);
  private static final Arbitrary<Interval> INTERVAL =
      Combinators.combine(INSTANT, Arbitraries.longs().between(0, 1L << 32))
          .as((from, length) -> new Interval(from, from.plus(Duration.ofMillis(length))));
  private static final Arbitrary<ClaimHash> HASH =
      Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(ClaimHash::new);
  private static final Arbitrary<ClaimRef> CLAIM =
      Combinators.combine(Arbitraries.of(ClaimType.class), HASH, Arbitraries.of(true, false), BYTES)
          .as(ClaimRef::new);
  private static final Arbitrary<Trip> TRIP =
      Combinators.combine(
              DIVISION, TEXT, TEXT, Arbitraries.integers().map(Integer::longValue), TEXT, TEXT)
          .as(Trip::new);
  private static final Arbitrary<Stay> STAY = Combinators.combine(TEXT, TEXT, TEXT).as(Stay::new);
  private static final Arbitrary<RecordId> RECORD_ID =
      Combinators.combine(Arbitraries.of(Source.class).filter(of -> of != Source.REGISTER), TEXT)
          .as(RecordId::new);
  private static final Arbitrary<Integer> NUMBER = Arbitraries.integers().greaterOrEqual(0);

  private SomeMessages() {}

  static Arbitrary<Revision> revisions() {
    Arbitrary<Trip> trips = TRIP.injectNull(0.5);
    Arbitrary<Presence> presences =
        Combinators.combine(RECORD_ID, CLAIM, INTERVAL, DIVISION, trips, STAY, BYTES)
            .as(
                (id, claim, interval, place, trip, stay, name) ->
                    new Presence(
                        id, claim, interval, place, trip, trip == null ? stay : null, name))
            .flatMap(presence -> Arbitraries.of(presence, elsewhere(presence)));
    return Combinators.combine(presences, NUMBER, Arbitraries.of(true, false), BYTES)
        .as(
            (presence, number, flag, comparison) ->
                new Revision(presence.id(), number, flag, presence, comparison))
        .flatMap(revision -> Arbitraries.of(revision, tombstone(revision)));
  }

  /** As of a phone: neither on a trip nor at a hotel. */
  private static Presence elsewhere(Presence of) {
    return new Presence(
        of.id(), of.claim(), of.interval(), of.place(), null, null, of.sealedName());
  }

  private static Revision tombstone(Revision of) {
    return new Revision(of.id(), of.number(), of.cancelled(), null, of.sealedComparison());
  }

  static Arbitrary<CaseDelivery> cases() {
    return Combinators.combine(
            TEXT, NUMBER, Arbitraries.of(true, false), TEXT, CLAIM, INTERVAL, BYTES)
        .as(CaseDelivery::new);
  }

  static Arbitrary<SealedRow> rows() {
    return Combinators.combine(
            Arbitraries.of(Table.class),
            TEXT,
            CLAIM.injectNull(0.3),
            DIVISION.injectNull(0.3),
            INSTANT.injectNull(0.3),
            BYTES)
        .as(
            (table, key, claim, division, time, row) ->
                new SealedRow(
                    table,
                    "p" + key,
                    "r" + key,
                    key,
                    claim == null ? null : claim.type(),
                    claim == null ? null : claim.hash(),
                    division,
                    division,
                    time,
                    time,
                    row));
  }

  static Arbitrary<DeadLetter> letters() {
    Arbitrary<DeadLetter.Position> files =
        Combinators.combine(TEXT, Arbitraries.longs()).as(DeadLetter.InFile::new);
    Arbitrary<DeadLetter.Position> topics =
        Combinators.combine(TEXT, NUMBER, Arbitraries.longs()).as(DeadLetter.OnTopic::new);
    return Combinators.combine(
            Arbitraries.of("carrier", "hotel", "cases"),
            Arbitraries.oneOf(files, topics),
            TEXT,
            BYTES.injectNull(0.3))
        .as(DeadLetter::new);
  }
}
