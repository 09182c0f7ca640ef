package io.gridline.pipelines.flink;

import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.step.LiveOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The orders that a task has been told of, in the form in which they came. */
final class OrderBook {

  static final MapStateDescriptor<String, byte[]> STATE =
      new MapStateDescriptor<>(
          "orders", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private static final String ANNOUNCED = "announced/";

  /** Before an order that was withdrawn while the clock had not started. */
  private static final String WITHDRAWN = "withdrawn/";

  private final OrderReading reading;
  private LiveOrders orders;
  private Instant nextForgotten;
  private final Set<String> leftOut = new HashSet<>();
  private boolean isDue;
  private boolean isStarted;

  OrderBook(OrderReading reading) {
    this.reading = reading;
  }

  /**
   * @return whether anything is different now: an older version than that which is known is not
   */
  boolean take(OrderNotice notice, BroadcastState<String, byte[]> known) throws Exception {
    String key = notice.announced ? ANNOUNCED + notice.order : notice.order;
    byte[] before = known.get(key);
    if (notice.form == null && before == null) {
      return false;
    }
    if (notice.form == null) {
      known.remove(key);
    } else if (before == null
        || reading.order(notice.form).version() >= reading.order(before).version()) {
      known.put(key, notice.form);
    } else {
      return false;
    }
    orders = null;
    return true;
  }

  /** The clock has not started: what the order alone wanted is let go of when it does. */
  void forgetLater(OrderNotice notice, BroadcastState<String, byte[]> known) throws Exception {
    known.put(WITHDRAWN + notice.order, new byte[0]);
    orders = null;
  }

  /**
   * @param asOf orders that are forgotten by then are left out; null before the clock has started
   */
  LiveOrders orders(BroadcastState<String, byte[]> known, Instant asOf) throws Exception {
    if (orders == null) {
      List<ScreeningOrder> inEffect = new ArrayList<>();
      List<ScreeningOrder> announced = new ArrayList<>();
      nextForgotten = null;
      for (Map.Entry<String, byte[]> each : known.entries()) {
        if (each.getKey().startsWith(WITHDRAWN)) {
          continue;
        }
        ScreeningOrder order = reading.order(each.getValue());
        if (asOf == null || asOf.isBefore(order.forgottenFrom())) {
          (each.getKey().startsWith(ANNOUNCED) ? announced : inEffect).add(order);
          nextForgotten = earlier(nextForgotten, order.forgottenFrom());
          leftOut.remove(each.getKey());
        } else {
          isDue |= leftOut.add(each.getKey());
        }
      }
      inEffect.sort(Comparator.comparing(ScreeningOrder::id));
      orders = new LiveOrders(inEffect, announced, reading::keys);
    }
    return orders;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** Whether there is an order that is to be forgotten, and was not when this was asked before. */
  boolean forgets(BroadcastState<String, byte[]> known, Instant asOf) throws Exception {
    if (!isStarted) {
      isStarted = true;
      isDue |= takeWithdrawn(known);
    }
    orders(known, asOf);
    if (nextForgotten != null && !asOf.isBefore(nextForgotten)) {
      orders = null;
      orders(known, asOf);
    }
    boolean wasDue = isDue;
    isDue = false;
    return wasDue;
  }

  private static boolean takeWithdrawn(BroadcastState<String, byte[]> known) throws Exception {
    List<String> withdrawn = new ArrayList<>();
    for (Map.Entry<String, byte[]> each : known.entries()) {
      if (each.getKey().startsWith(WITHDRAWN)) {
        withdrawn.add(each.getKey());
      }
    }
    for (String key : withdrawn) {
      known.remove(key);
    }
    return !withdrawn.isEmpty();
  }
}
