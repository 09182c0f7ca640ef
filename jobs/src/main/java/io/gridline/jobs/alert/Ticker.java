package io.gridline.jobs.alert;

import io.gridline.pipelines.flink.OrderNotice;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The clock of the machine, told some twenty times a second once the gate is open. It runs from the
 * first order on: without one there is nothing that time could change.
 */
final class Ticker extends KeyedProcessFunction<String, OrderNotice, Long> {

  private static final long serialVersionUID = 1;
  private static final long EVERY_MILLIS = 50;

  private final StartGate gate;
  private transient ValueState<Boolean> isRunning;

  Ticker(StartGate gate) {
    this.gate = gate;
  }

  @Override
  public void open(OpenContext context) {
    isRunning =
        getRuntimeContext().getState(new ValueStateDescriptor<>("is-running", Types.BOOLEAN));
    gate.begin();
  }

  @Override
  public void processElement(OrderNotice notice, Context context, Collector<Long> out)
      throws Exception {
    if (isRunning.value() == null) {
      isRunning.update(true);
      next(context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) {
    if (gate.isOpen()) {
      out.collect(Clock.systemUTC().millis());
    }
    next(context);
  }

  private static void next(Context context) {
    context
        .timerService()
        .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + EVERY_MILLIS);
  }

  @Override
  public void close() {
    gate.end();
  }
}
