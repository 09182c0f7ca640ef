package io.gridline.pipelines.step;

import io.gridline.pipelines.order.ZoneIndex;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Presence;
import java.util.List;

/**
 * A record that stands. Of carrier, orders may differ in which of two deliveries does: only what
 * lies in an order's zones and windows is compared for it.
 *
 * @param rivals other deliveries of the same record that compare greater; almost always none
 */
record Seen(Presence presence, List<Rival> rivals) {

  /** Where and when another delivery of the record was. */
  record Rival(Division place, Interval interval) {}

  /**
   * @param zones of one order
   */
  boolean standsFor(ZoneIndex zones) {
    return rivals.stream().noneMatch(rival -> zones.covers(rival.place(), rival.interval()));
  }

  Seen withoutClaim() {
    return new Seen(presence.withoutClaim(), rivals);
  }
}
