package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.presence.Source;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * The counts of a run, kept as Flink accumulators under names such as {@code
 * ZJ-2020-001/rail/kept}, and shown as metrics of the same value. Nothing of a person is in a name.
 */
public final class Tally {

  private final RuntimeContext context;

  Tally(RuntimeContext context) {
    this.context = context;
  }

  LongCounter counter(String order, String what, String count) {
    LongCounter counter = context.getLongCounter(name(order, what, count));
    context
        .getMetricGroup()
        .addGroup("gridline")
        .addGroup("order", order)
        .addGroup("of", what)
        .addGroup("count", count)
        .gauge("records", counter::getLocalValue);
    return counter;
  }

  LongMaximum latest(String order, Source source) {
    String name = name(order, source.text(), "latest");
    if (context.getAccumulator(name) == null) {
      context.addAccumulator(name, new LongMaximum(Long.MIN_VALUE));
    }
    return (LongMaximum) context.<Long, Long>getAccumulator(name);
  }

  private static String name(String order, String what, String count) {
    return order + "/" + what + "/" + count;
  }

  /** A count of a finished job, 0 when nothing was counted. */
  public static long of(Map<String, Object> results, String order, String what, String count) {
    Object result = results.get(name(order, what, count));
    return result == null ? 0 : (Long) result;
  }

  /** Epoch milliseconds of the latest record, {@code Long.MIN_VALUE} when there was none. */
  public static long latestOf(Map<String, Object> results, String order, Source source) {
    Object result = results.get(name(order, source.text(), "latest"));
    return result == null ? Long.MIN_VALUE : (Long) result;
  }
}
