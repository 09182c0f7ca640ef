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
 * the one that starts first, when its time has come.
 */
final class PacedFiles implements RecordFlow {

  private final List<FileHead> heads = new ArrayList<>();
  private final FeedGate gate;
  private final Replay replay;
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
      Replay replay,
      LongSupplier nanoTime,
      LongConsumer bytes)
      throws IOException {
    this.gate = gate;
    this.replay = replay;
    this.nanoTime = nanoTime;
    this.bytes = bytes;
    for (FeedInput input : inputs) {
      heads.add(FileHead.of(input, gate));
    }
  }

  @Override
  public Map<Source, FeedTally> send(Supplier<RecordOutlet> outlets, Stop stop) throws IOException {
    RecordOutlet outlet = outlets.get();
    Pace pace = new Pace(replay, nanoTime, stop);
    Map<Source, FeedTally> tallies = new EnumMap<>(Source.class);
    PriorityQueue<FileHead> waiting = new PriorityQueue<>(FileHead.FIRST);
    waiting.addAll(heads);
    for (FileHead head = waiting.poll(); head != null; head = waiting.poll()) {
      FeedTally tally = tallies.computeIfAbsent(head.source(), source -> new FeedTally());
      boolean goesOn;
      if (!head.isOpen()) {
        FileHead opened = head;
        head.open(gate, onward -> sink(opened, onward, outlet, tally));
        goesOn = head.settle();
      } else if (pace.comesTo(head.startsAt())) {
        outlet.send(head.next());
        tally.sent(head.next());
        goesOn = head.advance();
      } else {
        break;
      }
      if (goesOn) {
        waiting.add(head);
      }
    }
    return tallies;
  }

  private FeedSink sink(
      FileHead head, FeedSink.Onward onward, RecordOutlet outlet, FeedTally tally) {
    return new FeedSink(head.source(), head.path(), gate.wanted(), onward, outlet, tally, bytes);
  }
}
