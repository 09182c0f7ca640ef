package io.gridline.pipelines.flink;

import io.gridline.pipelines.step.Annex;
import io.gridline.pipelines.step.Desk;
import io.gridline.pipelines.step.Holding;
import io.gridline.pipelines.step.Kind;
import io.gridline.pipelines.step.Letter;
import io.gridline.pipelines.step.Step;
import io.gridline.pipelines.step.StepName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs a step in Flink: the one wrapper of all of them. What a key holds is a value of bytes, and a
 * map of them for a kind of which there is much; the clock is the watermark, and what wakes a key
 * is an event-time timer.
 *
 * <p>An operator and no process function: when an order changes, households are evaluated anew and
 * are to be woken at other times, and a process function cannot set timers where it is told of what
 * is broadcast.
 */
final class StepOperator extends AbstractStreamOperator<Letter>
    implements TwoInputStreamOperator<Letter, OrderNotice, Letter>,
        Triggerable<String, VoidNamespace> {

  private static final long serialVersionUID = 1;
  private static final long NOT_STARTED = Long.MIN_VALUE;

  /** Of one kind, before it moves to a map: what is written anew whenever one of it changes. */
  private static final int MOST_BYTES = 8 << 10;

  private static final ValueStateDescriptor<byte[]> HELD =
      new ValueStateDescriptor<>("held", Bytes.TYPE);

  private final Step step;
  private final OrderReading reading;
  private transient ValueState<byte[]> held;
  private transient Map<String, Annex> annexes;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient BroadcastState<String, byte[]> known;
  private transient OrderBook book;

  /** What is being taken in; null while a timer or an order is. */
  private transient StreamRecord<Letter> taken;

  StepOperator(Step step, OrderReading reading) {
    this.step = step;
    this.reading = reading;
  }

  @Override
  public void open() throws Exception {
    super.open();
    held = getRuntimeContext().getState(HELD);
    annexes = new HashMap<>();
    for (Kind<?> kind : step.holds()) {
      MapStateDescriptor<String, byte[]> annex =
          new MapStateDescriptor<>(kind.name(), Text.TYPE, Bytes.TYPE);
      annexes.put(kind.name(), new StateAnnex(getRuntimeContext().getMapState(annex)));
    }
    timers = getInternalTimerService("wake", VoidNamespaceSerializer.INSTANCE, this);
    known = getOperatorStateBackend().getBroadcastState(OrderBook.STATE);
    book = new OrderBook(reading);
  }

  @Override
  public void processElement1(StreamRecord<Letter> record) throws Exception {
    taken = record;
    work(record.getValue().key(), desk -> step.take(record.getValue(), desk));
    taken = null;
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    work(
        timer.getKey(),
        desk -> {
          desk.holding().wake(null);
          step.woken(desk);
        });
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("the clock is the watermark");
  }

  /**
   * Only households are evaluated by orders. What only a withdrawn order wanted is let go of once
   * the clock runs: before that, orders that are still to be read may want it.
   */
  @Override
  public void processElement2(StreamRecord<OrderNotice> record) throws Exception {
    OrderNotice notice = record.getValue();
    if (book.take(notice, known)) {
      if (notice.announced && notice.form != null) {
        return;
      }
      if (step.name() == StepName.EVALUATE_HOUSEHOLD) {
        eachKey(step::woken);
      } else if (notice.form == null && now() != null) {
        forget();
      } else if (notice.form == null && !notice.announced) {
        book.forgetLater(notice, known);
      }
    }
  }

  /** What only an order wanted that has ended, and its retention with it, is let go of. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    if (now() != null && book.forgets(known, now())) {
      if (step.name() == StepName.EVALUATE_HOUSEHOLD) {
        eachKey(step::woken);
      } else {
        forget();
      }
    }
  }

  private void forget() throws Exception {
    if (step.forgets()) {
      eachKey(step::forget);
    }
  }

  private Instant now() {
    long watermark = timers.currentWatermark();
    return watermark == NOT_STARTED ? null : Instant.ofEpochMilli(watermark);
  }

  /** Every key that holds anything, each once. */
  private void eachKey(Consumer<Desk> does) throws Exception {
    getKeyedStateBackend()
        .<VoidNamespace, ValueState<byte[]>, byte[]>applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            HELD,
            (key, state) -> work(key.toString(), does));
  }

  /** Takes up what a key holds, and puts it back when it has changed. */
  private void work(String key, Consumer<? super FlinkDesk> does) throws Exception {
    Holding holding = Holding.of(held.value(), MOST_BYTES, annexes::get);
    does.accept(
        new FlinkDesk(
            key,
            holding,
            book.orders(known, now()),
            now(),
            this::send,
            instant -> wakeAt(instant, holding)));
    if (holding.isChanged()) {
      held.update(holding.form());
    }
  }

  /**
   * With the time at which the message came to Kafka that it follows from, to tell how long it
   * took.
   */
  private void send(Letter letter) {
    StreamRecord<Letter> record = new StreamRecord<>(letter);
    if (taken != null && taken.hasTimestamp()) {
      record.setTimestamp(taken.getTimestamp());
    }
    output.collect(record);
  }

  private void wakeAt(Instant instant, Holding holding) {
    Long before = holding.wake();
    Long next = instant == null ? null : ceiling(instant);
    if (Objects.equals(before, next)) {
      return;
    }
    if (before != null) {
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, before);
    }
    holding.wake(next);
    if (next != null) {
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, next);
    }
  }

  /** A timer is kept to the millisecond. */
  private static long ceiling(Instant instant) {
    long millis = instant.toEpochMilli();
    return instant.equals(Instant.ofEpochMilli(millis)) ? millis : millis + 1;
  }
}
