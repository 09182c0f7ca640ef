package io.gridline.pipelines.scheduled;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import java.time.Instant;
import java.util.List;

/**
 * Whether a record could bear evidence under an order, so that it is worth asking who it is.
 * Generous: min_dwell, onward trips and who somebody is are asked later.
 */
record Interest(ScreeningOrder order, Instant asOf) {

  /**
   * @param contacts what the record met of the cases, of every order
   */
  boolean concerns(Presence presence, List<Contact> contacts) {
    if (!presence.interval().from().isBefore(asOf)
        || presence.interval().to().isBefore(order.recordsFrom())) {
      return false;
    }
    for (Rule rule : order.rules()) {
      if (rule.sources().contains(presence.source()) && concerns(rule, presence)) {
        return true;
      }
    }
    return contacts.stream().anyMatch(met -> met.order().equals(order.id()));
  }

  private boolean concerns(Rule rule, Presence presence) {
    boolean present = rule instanceof Rule.ZonePresence;
    boolean departing = rule instanceof Rule.ZoneArrival;
    if (!present && !departing) {
      return false;
    }
    Interval asked = departing ? Interval.at(presence.interval().from()) : presence.interval();
    for (Zone zone : order.zones()) {
      if (presence.place().isInside(zone.division()) && asked.cut(zone.window()).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
