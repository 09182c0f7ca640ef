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
import java.util.stream.Stream;

/**
 * The orders that the live job has, in force or not, with what is asked of them again and again.
 */
public final class LiveOrders {

  private final List<ScreeningOrder> orders;
  private final List<ScreeningOrder> announced;
  private final ConcernedOrders concerned;
  private final Map<String, ZoneIndex> zones = new HashMap<>();
  private final Map<ScreeningOrder, ZoneIndex> coming = new HashMap<>();
  private final Map<String, EntryKeys> keys = new HashMap<>();

  /**
   * @param orders of each the version that counts
   * @param announced orders and versions to come: what they want is kept, and they have no effect
   *     yet
   * @param keys of an order, by its id
   */
  public LiveOrders(
      List<ScreeningOrder> orders,
      List<ScreeningOrder> announced,
      Function<String, EntryKeys> keys) {
    this.orders = List.copyOf(orders);
    this.announced = List.copyOf(announced);
    this.concerned = new ConcernedOrders(orders);
    announced.forEach(order -> coming.put(order, ZoneIndex.of(order)));
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
    return orders.stream().anyMatch(order -> wants(order, zones(order), revision))
        || announced.stream().anyMatch(order -> wants(order, coming.get(order), revision));
  }

  private static boolean wants(ScreeningOrder order, ZoneIndex zones, Revision revision) {
    Presence presence = revision.presence();
    boolean isAsked = order.wantedSources().contains(revision.id().source());
    return isAsked && (presence == null || wants(order, zones, presence));
  }

  private static boolean wants(ScreeningOrder order, ZoneIndex zones, Presence presence) {
    return presence.source() == Source.CARRIER
        ? zones.covers(presence.place(), presence.interval())
        : !presence.interval().to().isBefore(order.recordsFrom());
  }

  /** Whether a case belongs to any order, also to one that is to come. */
  boolean want(CaseDelivery delivery) {
    return Stream.concat(orders.stream(), announced.stream())
        .anyMatch(order -> delivery.order().isEmpty() || delivery.order().equals(order.id()));
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
