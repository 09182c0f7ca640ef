package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.GateSink;
import io.gridline.connectors.feedfile.Passage;
import io.gridline.connectors.feedfile.Rejection;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;

/**
 * A file and the next of its records that is to be sent. It is looked into once, to find when its
 * first such record starts, and opened when that one's turn has come: of many files few are open at
 * a time.
 */
final class FileHead implements AutoCloseable {

  /** The one whose next record starts first. */
  static final Comparator<FileHead> FIRST =
      Comparator.comparing(FileHead::startsAt).thenComparing(FileHead::path);

  private final FeedInput input;
  private final Instant recordsFrom;
  private FeedSink sink;
  private Passage passage;
  private Revision next;
  private Instant startsAt;

  private FileHead(FeedInput input, Instant recordsFrom) {
    this.input = input;
    this.recordsFrom = recordsFrom;
  }

  /**
   * Looks for the first record; a file without one comes first, to have its records counted.
   *
   * @throws io.gridline.connectors.rows.BadInput when its header lacks a column
   */
  static FileHead of(FeedInput input, FeedGate gate) throws IOException {
    FileHead head = new FileHead(input, gate.wanted().recordsFrom());
    try (Passage passage = gate.open(input)) {
      GateSink looking = head.looking(gate);
      boolean goesOn = true;
      while (goesOn && head.startsAt == null) {
        goesOn = passage.next(looking);
      }
    }
    if (head.startsAt == null) {
      head.startsAt = Instant.MIN;
    }
    return head;
  }

  private GateSink looking(FeedGate gate) {
    return new GateSink() {
      @Override
      public void accepted(Revision revision) {
        if (gate.wanted().of(revision).isPresent()) {
          startsAt = counted(revision.presence().interval().from());
        }
      }

      @Override
      public void rejected(Rejection rejection) {
        // told of when the file is sent
      }

      @Override
      public void outside(long records) {
        // counted when the file is sent
      }
    };
  }

  /** What lies before all that counts does not hold up the rest. */
  private Instant counted(Instant start) {
    return start.isBefore(recordsFrom) ? recordsFrom : start;
  }

  Source source() {
    return input.source();
  }

  String path() {
    return input.path();
  }

  Instant startsAt() {
    return startsAt;
  }

  boolean isOpen() {
    return passage != null;
  }

  /** The record whose turn it is; null before the file is open. */
  Revision next() {
    return next;
  }

  /** Takes a record as the next one. */
  void hold(Revision revision, Instant start) {
    next = revision;
    startsAt = counted(start);
  }

  void open(FeedGate gate, FeedSink into) {
    passage = gate.open(input);
    sink = into;
  }

  /** Goes on to the next record; false when there is none. */
  boolean advance() throws IOException {
    next = null;
    while (next == null) {
      if (!passage.next(sink)) {
        sink.reached(input.bytes());
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    if (passage != null) {
      passage.close();
    }
  }
}
