package io.gridline.pipelines.step;

import java.time.Instant;

/** What a step works on: the state of the key at hand, the clock, and the way out. */
public interface Desk {

  /** The key at hand. */
  String key();

  <V> Shelf<V> shelf(Kind<V> kind);

  void send(Letter letter);

  /**
   * The orders that the job has; only {@link EvaluateHousehold}, and what is forgotten, depend on
   * them.
   */
  LiveOrders orders();

  /** as_of; null until the clock has started. */
  Instant now();

  /**
   * Wakes the key once the clock has come to an instant, or at once when it has; replaces what was
   * asked before.
   *
   * @param instant null for never
   */
  void wakeAt(Instant instant);
}
