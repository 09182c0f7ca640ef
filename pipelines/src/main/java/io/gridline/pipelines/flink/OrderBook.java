package io.gridline.pipelines.flink;

import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.step.LiveOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  private final OrderReading reading;
  private LiveOrders orders;
  private Instant nextForgotten;

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

  /**
   * @param asOf orders that are forgotten by then are left out; null before the clock has started
   */
  LiveOrders orders(BroadcastState<String, byte[]> known, Instant asOf) throws Exception {
    if (orders == null) {
      List<ScreeningOrder> inEffect = new ArrayList<>();
      List<ScreeningOrder> announced = new ArrayList<>();
      nextForgotten = null;
      for (Map.Entry<String, byte[]> each : known.entries()) {
        ScreeningOrder order = reading.order(each.getValue());
        if (asOf == null || asOf.isBefore(order.forgottenFrom())) {
          (each.getKey().startsWith(ANNOUNCED) ? announced : inEffect).add(order);
          nextForgotten = earlier(nextForgotten, order.forgottenFrom());
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

  /** Whether an order is to be forgotten that was not before; then they are read anew. */
  boolean forgets(BroadcastState<String, byte[]> known, Instant asOf) throws Exception {
    orders(known, asOf);
    boolean isTime = nextForgotten != null && !asOf.isBefore(nextForgotten);
    if (isTime) {
      orders = null;
    }
    return isTime;
  }
}
