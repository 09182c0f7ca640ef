package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.Rejection.Reason;
import io.gridline.pipelines.presence.Revision;
import java.util.EnumMap;
import java.util.Map;

/** How many records of one source were read, and what became of them. For one thread at a time. */
public final class FeedTally {

  private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
  private long read;
  private long sent;
  private long tombstones;
  private long outside;

  void read(long records) {
    read += records;
  }

  void sent(Revision revision) {
    sent++;
    tombstones += revision.isTombstone() ? 1 : 0;
  }

  void outside(long records) {
    outside += records;
  }

  void rejected(Reason reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  FeedTally plus(FeedTally other) {
    FeedTally sum = new FeedTally();
    for (FeedTally part : new FeedTally[] {this, other}) {
      sum.read += part.read;
      sum.sent += part.sent;
      sum.tombstones += part.tombstones;
      sum.outside += part.outside;
      part.rejected.forEach((reason, count) -> sum.rejected.merge(reason, count, Long::sum));
    }
    return sum;
  }

  /** All that were told of by the gate. */
  public long read() {
    return read;
  }

  /** On the feed's topic, tombstones too. */
  public long sent() {
    return sent;
  }

  /** Of those sent, revisions that end before any order's records_from: they only supersede. */
  public long tombstones() {
    return tombstones;
  }

  /** Carrier records outside every zone and window. */
  public long outside() {
    return outside;
  }

  /** Sent as dead letters, by reason. */
  public Map<Reason, Long> rejected() {
    return rejected;
  }

  /** Whether more than that share of the records that are not outside was rejected. */
  public boolean isRejectedAbove(double share) {
    return rejectedInAll() > share * (read - outside);
  }

  public long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
