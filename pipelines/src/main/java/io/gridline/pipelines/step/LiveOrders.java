package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.CaseDelivery;
import io.gridline.pipelines.entry.ConcernedOrders;
import io.gridline.pipelines.entry.EntryKeys;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Presence;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The orders that the live job has, in force or not, with what is asked of them again and again.
 */
public final class LiveOrders {

  private final List<ScreeningOrder> orders;
  private final ConcernedOrders concerned;
  private final Map<String, ZoneIndex> zones = new HashMap<>();
  private final Map<String, EntryKeys> keys = new HashMap<>();

  /**
   * @param orders of each the version that counts
   * @param keys of an order, by its id
   */
  public LiveOrders(List<ScreeningOrder> orders, Function<String, EntryKeys> keys) {
    this.orders = List.copyOf(orders);
    this.concerned = new ConcernedOrders(orders);
    for (ScreeningOrder order : orders) {
      zones.put(order.id(), ZoneIndex.of(order));
      this.keys.put(order.id(), keys.apply(order.id()));
    }
  }

  List<ScreeningOrder> all() {
    return orders;
  }

  ConcernedOrders concerned() {
    return concerned;
  }

  ZoneIndex zones(ScreeningOrder order) {
    return zones.get(order.id());
  }

  EntryKeys keys(ScreeningOrder order) {
    return keys.get(order.id());
  }

  /** Whether any order could want the record, now or later (contract, section 8, land). */
  boolean want(Revision revision) {
    Presence presence = revision.presence();
    for (ScreeningOrder order : orders) {
      boolean asked = order.wantedSources().contains(revision.id().source());
      if (asked && (presence == null || wants(order, presence))) {
        return true;
      }
    }
    return false;
  }

  private boolean wants(ScreeningOrder order, Presence presence) {
    return presence.source() == Source.CARRIER
        ? zones.get(order.id()).covers(presence.place(), presence.interval())
        : !presence.interval().to().isBefore(order.recordsFrom());
  }

  /** Whether a case belongs to any order. */
  boolean want(CaseDelivery delivery) {
    return delivery.order().isEmpty() ? !orders.isEmpty() : zones.containsKey(delivery.order());
  }

  /** Whether living there, and being registered there, could alone put somebody on a list. */
  boolean askWhoLivesIn(Division residence, Division registered) {
    for (ScreeningOrder order : orders) {
      if (registered.isInside(order.jurisdiction())
          && zones.get(order.id()).covers(residence)
          && !order.rules(Rule.ZoneResidence.class).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
