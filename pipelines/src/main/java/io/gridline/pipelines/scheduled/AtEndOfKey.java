package io.gridline.pipelines.scheduled;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hands all values of a key, in no order, to a plain function once the key is complete. In batch
 * execution one key is held at a time; an event-time timer at the end of time fires when the key's
 * last value has been seen.
 */
final class AtEndOfKey<K, I, O> extends KeyedProcessFunction<K, I, O>
    implements ResultTypeQueryable<O> {

  private static final long serialVersionUID = 1;

  /** What is done with the values of one key. */
  interface Complete<I, O> extends Serializable {
    /** Called once before the first key. */
    default void open(RuntimeContext context) {}

    void complete(List<I> values, Collector<O> out) throws Exception;
  }

  private final TypeInformation<I> input;
  private final Complete<I, O> complete;
  private final Class<O> output;
  private transient ListState<I> values;

  AtEndOfKey(Class<I> input, Complete<I, O> complete, Class<O> output) {
    this(TypeInformation.of(input), complete, output);
  }

  AtEndOfKey(TypeInformation<I> input, Complete<I, O> complete, Class<O> output) {
    this.input = input;
    this.complete = complete;
    this.output = output;
  }

  @Override
  public void open(OpenContext context) {
    complete.open(getRuntimeContext());
    values = getRuntimeContext().getListState(new ListStateDescriptor<>("values", input));
  }

  @Override
  public void processElement(I value, Context context, Collector<O> out) throws Exception {
    values.add(value);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<O> out) throws Exception {
    List<I> complete = new ArrayList<>();
    values.get().forEach(complete::add);
    values.clear();
    this.complete.complete(complete, out);
  }

  @Override
  public TypeInformation<O> getProducedType() {
    return TypeInformation.of(output);
  }
}
