package io.gridline.ops.simulate;

/** A confirmed case: who, and from when until when infectious, in minutes. */
record Case(String id, Person person, int from, int to, Oddity oddity) {

  /** What is odd about the case's rows in cases.csv. */
  enum Oddity {
    NONE,
    /** The interval was another at first. */
    REVISED,
    /** The test was wrong: no case after all. */
    CANCELLED,
    /** The number was mistyped: found by nobody. */
    WRONG_CHECK,
    /** The case's own ticket has no seat. */
    SEAT_UNKNOWN
  }

  boolean isReal() {
    return oddity != Oddity.CANCELLED;
  }

  boolean canBeFound() {
    return isReal() && oddity != Oddity.WRONG_CHECK;
  }
}
