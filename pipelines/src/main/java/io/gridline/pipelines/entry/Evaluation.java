package io.gridline.pipelines.entry;

import io.gridline.pipelines.presence.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What an order makes of one household at one instant, and when that changes by itself. */
public final class Evaluation {

  private final List<Entry> entries;
  private final int elsewhere;
  private final Set<RecordId> bearing;
  private final boolean overLimit;
  private final Supplier<Optional<Instant>> nextChange;

  Evaluation(
      List<Entry> entries,
      int elsewhere,
      Set<RecordId> bearing,
      boolean overLimit,
      Supplier<Optional<Instant>> nextChange) {
    this.entries = entries;
    this.elsewhere = elsewhere;
    this.bearing = bearing;
    this.overLimit = overLimit;
    this.nextChange = nextChange;
  }

  /** At most one for each member. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * How many members have open evidence but no entry, because they are somewhere else; cases are
   * not counted.
   */
  public int elsewhere() {
    return elsewhere;
  }

  /** The records that bear open evidence of any member, listed or not. */
  public Set<RecordId> bearing() {
    return bearing;
  }

  /**
   * Whether the household would have been brought by somebody, but is larger than the order's
   * limit.
   */
  public boolean isOverLimit() {
    return overLimit;
  }

  /**
   * The next instant, to the millisecond, at which the entries (their as_of apart) are others when
   * nothing but time happens; empty when they stay for ever. Computed when asked.
   */
  public Optional<Instant> nextChange() {
    return nextChange.get();
  }
}
