package io.gridline.pipelines.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.identity.ClaimHash;
import io.gridline.pipelines.identity.ClaimRef;
import io.gridline.pipelines.identity.ClaimType;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.step.LatestRecord;
import io.gridline.pipelines.step.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What only an order wanted goes with it, whenever the clock, the order and a restart come. */
class ForgettingTest {

  private static final byte[] NOTHING = {};
  private static final Instant IN_FORCE = Instant.parse("2020-01-25T00:00:00Z");

  /** Valid until 31 March, kept for thirty days more. */
  private static final Instant OVER = Instant.parse("2020-04-30T00:00:00Z");

  @Test
  void forgetsWhatWasWithdrawnBeforeTheClockStarted() throws Exception {
    OperatorSubtaskState saved;
    try (Operator before = open(null)) {
      before.processElement2(order(1));
      before.processElement1(record());
      before.processElement2(new StreamRecord<>(new OrderNotice("O", null)));
      assertThat(takenBack(before)).isZero();
      saved = before.snapshot(1, 1);
    }
    try (Operator after = open(saved)) {
      assertThat(after.numKeyedStateEntries()).isPositive();
      after.processBothWatermarks(clock(IN_FORCE));
      assertThat(takenBack(after)).isOne();
      assertThat(after.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void forgetsWhatWasOverWhileTheJobStoodStill() throws Exception {
    OperatorSubtaskState saved;
    try (Operator before = open(null)) {
      before.processElement2(order(1));
      before.processElement1(record());
      before.processBothWatermarks(clock(IN_FORCE));
      saved = before.snapshot(1, 1);
    }
    try (Operator after = open(saved)) {
      after.processBothWatermarks(clock(OVER));
      assertThat(takenBack(after)).isOne();
      assertThat(after.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void forgetsWhatIsOverRightAfterTheOrderWasRevised() throws Exception {
    try (Operator operator = open(null)) {
      operator.processElement2(order(1));
      operator.processElement1(record());
      operator.processBothWatermarks(clock(IN_FORCE));
      operator.processElement2(order(2));
      operator.processBothWatermarks(clock(OVER.minusSeconds(1)));
      assertThat(takenBack(operator)).isZero();
      operator.processElement2(order(3));
      operator.processBothWatermarks(clock(OVER));
      assertThat(takenBack(operator)).isOne();
      assertThat(operator.numKeyedStateEntries()).isZero();
    }
  }

  private static long takenBack(Operator operator) {
    return operator.extractOutputValues().stream().filter(Letter::takesAway).count();
  }

  private static Watermark clock(Instant instant) {
    return new Watermark(instant.toEpochMilli());
  }

  private static StreamRecord<OrderNotice> order(int version) {
    String yaml =
        """
        order: O
        version: %d
        disease: D
        issued_by: I
        legal_basis: L
        valid_from: 2020-01-23T10:00:00+08:00
        valid_until: 2020-03-31T08:00:00+08:00
        records_from: 2020-01-01T00:00:00+08:00
        jurisdiction: "33"
        observation_days: 14
        retention_days: 30
        route_by: [hotel]
        household_limit: 3
        zones:
          - {id: z, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-01-22T00:00:00+08:00}
        rules:
          - {id: r, kind: zone-presence, level: high, sources: [hotel]}
        """
            .formatted(version);
    return new StreamRecord<>(new OrderNotice("O", yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static StreamRecord<Letter> record() {
    RecordId id = new RecordId(Source.HOTEL, "1");
    Instant from = Instant.parse("2020-01-20T12:00:00Z");
    Presence presence =
        new Presence(
            id,
            new ClaimRef(ClaimType.PASSPORT, new ClaimHash(1, 2), true, NOTHING),
            new Interval(from, from.plusSeconds(3600)),
            new Division("420106001001"),
            null,
            new Stay("h", "H", "1"),
            NOTHING);
    return new StreamRecord<>(LatestRecord.letter(new Revision(id, 0, false, presence, NOTHING)));
  }

  private static Operator open(OperatorSubtaskState saved) throws Exception {
    Operator operator = new Operator();
    operator.setup();
    if (saved != null) {
      operator.initializeState(saved);
    }
    operator.open();
    return operator;
  }

  /** Flink's own harness: the operator with its state and its clock, without a cluster. */
  private static final class Operator
      extends KeyedTwoInputStreamOperatorTestHarness<String, Letter, OrderNotice, Letter> {
    Operator() throws Exception {
      super(
          new StepOperator(new LatestRecord(null), new AsYaml()),
          Letter::key,
          notice -> "",
          Text.TYPE);
    }
  }

  private record AsYaml() implements OrderReading {

    @Override
    public ScreeningOrder order(byte[] form) {
      return OrderFile.parse("order.yaml", new String(form, StandardCharsets.UTF_8));
    }

    @Override
    public EntryKeys keys(String order) {
      return null;
    }
  }
}
