package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.connectors.feedfile.GateSink;
import io.gridline.connectors.feedfile.Passage;
import io.gridline.connectors.feedfile.Rejection;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A file and the next of its records that is to be sent. Its records lie in any sequence: it is
 * read once to find when the first of them starts, and again when that one's turn has come; then
 * those that are to be sent are held, of a few files at a time.
 */
final class FileHead {

  /** The one whose next record starts first. */
  static final Comparator<FileHead> FIRST =
      Comparator.comparing(FileHead::startsAt).thenComparing(FileHead::path);

  private final FeedInput input;
  private final Instant recordsFrom;
  private Deque<Held> waiting;
  private Instant startsAt;

  /** A record that is to be sent, and when it starts. */
  private record Held(Revision revision, Instant start) {}

  private FileHead(FeedInput input, Instant recordsFrom) {
    this.input = input;
    this.recordsFrom = recordsFrom;
  }

  /**
   * Looks for the earliest record; a file without one comes first, to have its records counted.
   *
   * @throws io.gridline.connectors.rows.BadInput when its header lacks a column
   */
  static FileHead of(FeedInput input, FeedGate gate) throws IOException {
    FileHead head = new FileHead(input, gate.wanted().recordsFrom());
    try (Passage passage = gate.open(input)) {
      GateSink looking = head.looking(gate);
      while (passage.next(looking)) {
        // it notes what it sees
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
          Instant start = counted(revision.presence().interval().from());
          startsAt = startsAt == null || start.isBefore(startsAt) ? start : startsAt;
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
    return waiting != null;
  }

  /** The record whose turn it is; null before the file is open, and of a file without one. */
  Revision next() {
    return isOpen() && !waiting.isEmpty() ? waiting.peek().revision() : null;
  }

  /**
   * Reads the file.
   *
   * @param sinks makes the sink that tells of each record that is to be sent
   */
  void open(FeedGate gate, Function<FeedSink.Onward, FeedSink> sinks) throws IOException {
    List<Held> held = new ArrayList<>();
    FeedSink sink = sinks.apply((revision, start) -> held.add(new Held(revision, counted(start))));
    try (Passage passage = gate.open(input)) {
      while (passage.next(sink)) {
        // it holds what it is given
      }
    }
    sink.reached(input.bytes());
    held.sort(Comparator.comparing(Held::start));
    waiting = new ArrayDeque<>(held);
  }

  /** Goes on to the next record; false when there is none. */
  boolean advance() {
    waiting.poll();
    return settle();
  }

  /** Takes the time of the record whose turn it is; false when there is none. */
  boolean settle() {
    if (waiting.isEmpty()) {
      return false;
    }
    startsAt = waiting.peek().start();
    return true;
  }
}
