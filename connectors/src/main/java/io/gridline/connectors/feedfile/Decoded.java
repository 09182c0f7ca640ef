package io.gridline.connectors.feedfile;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Stay;
import io.gridline.pipelines.presence.Trip;
import java.util.List;

/** What the decoder makes of a row: accepted, rejected, or outside. */
sealed interface Decoded {

  /** Good, and in the clear: it goes no further than the gate. */
  record Accepted(
      String recordId,
      int revision,
      boolean cancelled,
      Claim claim,
      String name,
      Interval interval,
      Division place,
      Trip trip,
      Stay stay,
      byte[] comparison)
      implements Decoded {

    @Override
    public String toString() {
      return "Accepted[***]";
    }
  }

  /**
   * Not good, for the first reason that holds.
   *
   * @param columns the columns in question; none when it is the row as a whole
   */
  record Rejected(Rejection.Reason reason, List<String> columns) implements Decoded {

    Rejected(Rejection.Reason reason, String... columns) {
      this(reason, List.of(columns));
    }
  }

  /** At a place that no order asks about. */
  record Outside() implements Decoded {

    static final Outside INSTANCE = new Outside();
  }
}
