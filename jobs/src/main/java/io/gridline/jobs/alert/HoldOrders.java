package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.Backfilled;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.ReadSoFar;
import io.gridline.pipelines.flink.OrderNotice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.common.KafkaException;

/**
 * Holds an order until its backfill has been read (contract, section 9), and what comes behind it
 * on the topic as well. Read is what a checkpoint has behind it, as for {@link StartGate}: by then
 * every step has had it.
 */
final class HoldOrders extends KeyedProcessFunction<String, OrderNotice, OrderNotice> {

  private static final long serialVersionUID = 1;
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final long EVERY_MILLIS = 200;

  private final KafkaAddress kafka;
  private final String group;
  private final ArrayList<String> topics;
  private transient ListState<OrderNotice> held;
  private transient ScheduledExecutorService asking;
  private transient volatile boolean isAsked;
  private transient volatile ReadSoFar read;

  /**
   * @param topics all that the job reads; of others nobody commits how far they have been read
   */
  HoldOrders(KafkaAddress kafka, String group, Collection<String> topics) {
    this.kafka = kafka;
    this.group = group;
    this.topics = new ArrayList<>(topics);
  }

  @Override
  public void open(OpenContext context) {
    held =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("held", TypeInformation.of(OrderNotice.class)));
    asking =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gridline-hold-orders");
              thread.setDaemon(true);
              return thread;
            });
    var unused = asking.scheduleWithFixedDelay(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void processElement(OrderNotice notice, Context context, Collector<OrderNotice> out)
      throws Exception {
    boolean isFirst = !held.get().iterator().hasNext();
    if (notice.deadLetter != null || (isFirst && notice.waitsFor == null)) {
      out.collect(notice);
    } else {
      held.add(notice);
      if (isFirst) {
        next(context);
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OrderNotice> out)
      throws Exception {
    Deque<OrderNotice> waiting = new ArrayDeque<>();
    held.get().forEach(waiting::add);
    while (!waiting.isEmpty() && isToGo(waiting.peek())) {
      out.collect(waiting.poll());
    }
    List<OrderNotice> left = new ArrayList<>(waiting);
    held.update(left);
    isAsked = !left.isEmpty();
    if (isAsked) {
      next(context);
    }
  }

  private boolean isToGo(OrderNotice notice) {
    ReadSoFar known = read;
    return notice.waitsFor == null
        || (known != null
            && known.hasReached(Backfilled.of(notice.waitsFor).within(topics).ends()));
  }

  private static void next(Context context) {
    context
        .timerService()
        .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + EVERY_MILLIS);
  }

  private void ask() {
    if (!isAsked) {
      return;
    }
    try {
      read = ReadSoFar.by(kafka, group, BOUND);
    } catch (KafkaException notNow) {
      // The brokers do not answer: asked again soon, and the order is held meanwhile.
    }
  }

  @Override
  public void close() {
    if (asking != null) {
      asking.shutdownNow();
    }
  }
}
