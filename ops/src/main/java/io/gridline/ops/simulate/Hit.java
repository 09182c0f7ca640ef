package io.gridline.ops.simulate;

/**
 * One way in which somebody was exposed: a rule of the order, the interval in minutes, and the
 * booking that shows it (null for a phone, a residence or a household).
 *
 * @param dirt why the records may not show it (real view), or why they show what was not (sent
 *     view); null if nothing is known to be wrong
 */
record Hit(String rule, String source, Booking booking, int from, int to, Dirt dirt) {

  static final String STAYED = "stayed-in-zone";
  static final String ARRIVED = "arrived-from-zone";
  static final String LIVES = "lives-in-zone";
  static final String SAME_CARRIAGE = "same-carriage";
  static final String NEAR_SEAT = "near-seat";
  static final String SAME_ROOM = "same-hotel-room";
  static final String HOUSEHOLD = "household";

  boolean isOpen() {
    return Timeline.AS_OF < to + Timeline.OBSERVATION;
  }

  /** Whether the order's household rule names this one. */
  boolean reachesHousehold() {
    return rule.equals(STAYED) || rule.equals(SAME_CARRIAGE);
  }
}
