package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several orders have a zone that a place lies in, whatever its window: one look for each
 * level at which zones are drawn, however many orders and zones there are.
 */
public final class OrdersByPlace {

  private final Map<String, BitSet> ordersByZone = new HashMap<>();
  private final int[] levels;

  public OrdersByPlace(List<ScreeningOrder> orders) {
    for (int i = 0; i < orders.size(); i++) {
      for (Zone zone : orders.get(i).zones()) {
        ordersByZone.computeIfAbsent(zone.division().code(), code -> new BitSet()).set(i);
      }
    }
    levels =
        ordersByZone.keySet().stream()
            .mapToInt(String::length)
            .filter(length -> length > 0)
            .distinct()
            .toArray();
  }

  /** Adds the orders, by their places in the sequence given. */
  public void mark(Division place, BitSet orders) {
    String code = place.code();
    for (int level : levels) {
      if (level <= code.length()) {
        BitSet found = ordersByZone.get(code.substring(0, level));
        if (found != null) {
          orders.or(found);
        }
      }
    }
  }
}
