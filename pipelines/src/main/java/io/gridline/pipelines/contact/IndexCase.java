package io.gridline.pipelines.contact;

import io.gridline.pipelines.presence.Interval;
import java.io.Serializable;
import java.time.Instant;

/**
 * A confirmed case, resolved: a mark on a person.
 *
 * @param order the order it belongs to, empty for every order
 */
public record IndexCase(String caseId, String order, Interval infectious) implements Serializable {

  public boolean belongsTo(String orderId) {
    return order.isEmpty() || order.equals(orderId);
  }

  /** Whether it counts at {@code asOf} at all: only what starts before counts. */
  public boolean hasBegun(Instant asOf) {
    return infectious.from().isBefore(asOf);
  }
}
