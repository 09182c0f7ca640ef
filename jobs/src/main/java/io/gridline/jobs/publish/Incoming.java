package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.FeedCheck;
import io.gridline.connectors.feedfile.Passage;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.Supplier;

/** Sends records of one source as they come, each at once. */
final class Incoming implements RecordFlow {

  /** What dead letters and errors call it. */
  private static final String NAME = "stdin";

  private final Records.AsTheyCome records;
  private final FeedGate gate;

  Incoming(Records.AsTheyCome records, FeedGate gate) {
    this.records = records;
    this.gate = gate;
  }

  @Override
  public Map<Source, FeedTally> send(Supplier<RecordOutlet> outlets, Stop stop) throws IOException {
    RecordOutlet outlet = outlets.get();
    FeedTally tally = new FeedTally();
    FeedSink sink =
        new FeedSink(
            records.source(),
            NAME,
            gate.wanted(),
            (revision, startedAt) -> {
              outlet.send(revision);
              tally.sent(revision);
            },
            outlet,
            tally,
            more -> {});
    Charset charset = Charset.forName(FeedCheck.charset(records.feeds(), records.source()));
    try (Passage passage = gate.open(records.source(), records.csv(), NAME, charset)) {
      boolean goesOn = true;
      while (goesOn && !stop.hasCome()) {
        goesOn = passage.next(sink);
      }
    }
    return Map.of(records.source(), tally);
  }
}
