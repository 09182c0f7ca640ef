package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedInput;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends the records of all files as they happened, only faster: of the next records of all files
 * the one that starts first, when its time has come. Each file keeps its own sequence.
 */
final class PacedFiles implements RecordFlow {

  private final List<FileHead> heads = new ArrayList<>();
  private final FeedGate gate;
  private final double speed;
  private final LongSupplier nanoTime;
  private final LongConsumer bytes;

  /**
   * @param nanoTime of a clock that goes on steadily
   * @param bytes told how many more have been read
   * @throws io.gridline.connectors.rows.BadInput when the header of a file lacks a column
   */
  PacedFiles(
      List<FeedInput> inputs,
      FeedGate gate,
      double speed,
      LongSupplier nanoTime,
      LongConsumer bytes)
      throws IOException {
    this.gate = gate;
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.bytes = bytes;
    for (FeedInput input : inputs) {
      heads.add(FileHead.of(input, gate));
    }
  }

  @Override
  public Map<Source, FeedTally> send(Supplier<RecordOutlet> outlets, Stop stop) throws IOException {
    RecordOutlet outlet = outlets.get();
    Pace pace = new Pace(speed, nanoTime, stop);
    Map<Source, FeedTally> tallies = new EnumMap<>(Source.class);
    PriorityQueue<FileHead> waiting = new PriorityQueue<>(FileHead.FIRST);
    waiting.addAll(heads);
    try {
      for (FileHead head = waiting.poll(); head != null; head = waiting.poll()) {
        FeedTally tally = tallies.computeIfAbsent(head.source(), source -> new FeedTally());
        if (!head.isOpen()) {
          head.open(gate, sink(head, outlet, tally));
        } else if (pace.comesTo(head.startsAt())) {
          outlet.send(head.next());
          tally.sent(head.next());
        } else {
          break;
        }
        if (head.advance()) {
          waiting.add(head);
        } else {
          head.close();
        }
      }
      return tallies;
    } finally {
      heads.forEach(FileHead::close);
    }
  }

  private FeedSink sink(FileHead head, RecordOutlet outlet, FeedTally tally) {
    return new FeedSink(
        head.source(), head.path(), gate.wanted(), head::hold, outlet, tally, bytes);
  }
}
