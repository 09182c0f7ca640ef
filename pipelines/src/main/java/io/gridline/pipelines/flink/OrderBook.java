package io.gridline.pipelines.flink;

import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.step.LiveOrders;
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

  private final OrderReading reading;
  private LiveOrders orders;

  OrderBook(OrderReading reading) {
    this.reading = reading;
  }

  /**
   * @return whether anything is different now: an older version than that which is known is not
   */
  boolean take(String order, byte[] form, BroadcastState<String, byte[]> known) throws Exception {
    byte[] before = known.get(order);
    if (form == null) {
      known.remove(order);
    } else if (before == null || reading.order(form).version() >= reading.order(before).version()) {
      known.put(order, form);
    } else {
      return false;
    }
    orders = null;
    return true;
  }

  LiveOrders orders(BroadcastState<String, byte[]> known) throws Exception {
    if (orders == null) {
      List<ScreeningOrder> all = new ArrayList<>();
      for (Map.Entry<String, byte[]> each : known.entries()) {
        all.add(reading.order(each.getValue()));
      }
      all.sort(Comparator.comparing(ScreeningOrder::id));
      orders = new LiveOrders(all, reading::keys);
    }
    return orders;
  }
}
