package io.gridline.pipelines.entry;

import io.gridline.pipelines.contact.Contact;
import io.gridline.pipelines.entry.ReviewItem.Reason;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.order.Zone;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a record could bear evidence under an order, so that it is worth asking who it is.
 * Generous: min_dwell, onward trips and who somebody is are asked later.
 */
public record Interest(ScreeningOrder order, Instant asOf) {

  /**
   * A standing record of a claim that only a clerk can resolve.
   *
   * @param contacts what it met of the cases, of every order
   */
  public record Doubtful(Presence presence, List<Contact> contacts) {}

  /**
   * @param contacts what the record met of the cases, of every order
   */
  public boolean concerns(Presence presence, List<Contact> contacts) {
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

  /**
   * The one question for a clerk about those records of one claim that the order is concerned
   * about; empty when it is about none.
   *
   * @param matches ids of the persons that the claim matches
   */
  public Optional<ReviewItem> question(
      Reason reason, Collection<Doubtful> ofClaim, List<String> matches) {
    List<Presence> concerned =
        ofClaim.stream()
            .filter(doubtful -> concerns(doubtful.presence(), doubtful.contacts()))
            .map(Doubtful::presence)
            .sorted(Comparator.comparing(Presence::id))
            .toList();
    return concerned.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ReviewItem.ofRecords(order.id(), reason, concerned.get(0), concerned.size(), matches));
  }
}
