package io.gridline.pipelines.scheduled;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets everything pass, and counts it in an accumulator for somebody who waits. */
public final class CountPassing<T> extends RichFilterFunction<T> {

  private static final long serialVersionUID = 1;

  private final String accumulator;
  private transient LongCounter passed;

  /**
   * @param accumulator its name
   */
  public CountPassing(String accumulator) {
    this.accumulator = accumulator;
  }

  @Override
  public void open(OpenContext context) {
    passed = getRuntimeContext().getLongCounter(accumulator);
  }

  @Override
  public boolean filter(T element) {
    passed.add(1L);
    return true;
  }
}
