package io.gridline.ops.bench;

import io.gridline.ops.bench.LiveRecords.Message;
import java.util.HashSet;
import java.util.Set;

/**
 * A flow of records of which a share is at evidence, spread evenly, and whom it lists. Evidence is
 * of the people from {@code first} on; the others are of all residents.
 */
final class LiveLoad {

  private final LiveRecords records;
  private final LiveCrowd crowd;
  private final double share;
  private final int first;
  private final int people;
  private final long expected;
  private final Set<Integer> listed = new HashSet<>();
  private long sent;
  private long evidence;
  private long others;
  private long newcomers;

  /**
   * @param count how many records there will be: new people are spread among all of them
   */
  LiveLoad(LiveRecords records, LiveCrowd crowd, double share, int first, int people, long count) {
    this.records = records;
    this.crowd = crowd;
    this.share = share;
    this.first = first;
    this.people = people;
    this.expected = Math.max(people, (long) (count * share));
  }

  Message next() {
    sent++;
    if (evidence < (long) (sent * share)) {
      int person = first + nextPerson();
      list(person, LiveRecords.isBrought(evidence));
      return records.evidence(evidence++, person);
    }
    return records.other(others, (int) (others++ * 7919 % crowd.size()));
  }

  /** Somebody new, or somebody who has had evidence before. */
  private int nextPerson() {
    boolean isNew = newcomers <= evidence * people / expected && newcomers < people;
    long one = isNew ? newcomers++ : evidence * 7919 % newcomers;
    // A household's two have theirs at different times.
    return (int) (one * 2 % people + one * 2 / people % 2);
  }

  private void list(int person, boolean isMateBrought) {
    listed.add(person);
    if (isMateBrought) {
      listed.add(crowd.mate(person));
    }
  }

  /** Somebody else has evidence. */
  void add(int person, boolean isMateBrought) {
    list(person, isMateBrought);
  }

  /** Everybody whom what was sent lists. */
  Set<Integer> listed() {
    return Set.copyOf(listed);
  }

  long evidence() {
    return evidence;
  }
}
