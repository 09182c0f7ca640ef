package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * The first and cheapest question asked of a record: is its place in a zone of the orders in force?
 * Compare by division first; ask for the time only of what is left.
 */
public final class ZoneIndex implements Serializable {

  private static final long serialVersionUID = 1;

  private final List<Zone> zones;

  private ZoneIndex(List<Zone> zones) {
    this.zones = zones;
  }

  public static ZoneIndex of(Collection<ScreeningOrder> orders) {
    return new ZoneIndex(
        List.copyOf(orders.stream().flatMap(order -> order.zones().stream()).distinct().toList()));
  }

  public static ZoneIndex of(ScreeningOrder order) {
    return of(List.of(order));
  }

  /** Whether the place lies inside any zone, at any time. */
  public boolean covers(Division place) {
    for (Zone zone : zones) {
      if (place.isInside(zone.division())) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything of the interval, or the instant itself, lies inside a zone and its window. */
  public boolean covers(Division place, Interval interval) {
    for (Zone zone : zones) {
      if (place.isInside(zone.division()) && interval.cut(zone.window()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The zones, of all orders, in the orders' sequence. */
  public List<Zone> zones() {
    return zones;
  }
}
