package io.gridline.jobs.publish;

import io.gridline.connectors.feedfile.GateSink;
import io.gridline.connectors.feedfile.Rejection;
import io.gridline.connectors.feedfile.Wanted;
import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.pipelines.presence.Revision;
import io.gridline.pipelines.presence.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What becomes of the records of one file: those wanted go onward, all are counted. */
final class FeedSink implements GateSink {

  private final Source source;
  private final String file;
  private final Wanted wanted;
  private final Onward onward;
  private final RecordOutlet letters;
  private final FeedTally tally;
  private final LongConsumer bytes;
  private long reached;

  /** Takes a record that is to be sent. */
  interface Onward {

    /**
     * @param startedAt when it starts, which a tombstone does not say
     */
    void take(Revision revision, Instant startedAt);
  }

  /**
   * @param file what dead letters call it
   * @param bytes told how many more have been read
   */
  FeedSink(
      Source source,
      String file,
      Wanted wanted,
      Onward onward,
      RecordOutlet letters,
      FeedTally tally,
      LongConsumer bytes) {
    this.source = source;
    this.file = file;
    this.wanted = wanted;
    this.onward = onward;
    this.letters = letters;
    this.tally = tally;
    this.bytes = bytes;
  }

  @Override
  public void accepted(Revision revision) {
    tally.read(1);
    Optional<Revision> next = wanted.of(revision);
    if (next.isPresent()) {
      onward.take(next.get(), revision.presence().interval().from());
    } else {
      tally.outside(1);
    }
  }

  @Override
  public void rejected(Rejection rejection) {
    tally.read(1);
    tally.rejected(rejection.reason());
    letters.send(
        new DeadLetter(
            source.text(),
            new DeadLetter.InFile(file, rejection.line()),
            rejection.reason().text(),
            rejection.sealedRaw()));
  }

  @Override
  public void outside(long records) {
    tally.read(records);
    tally.outside(records);
  }

  @Override
  public void reached(long bytesOfFile) {
    bytes.accept(bytesOfFile - reached);
    reached = bytesOfFile;
  }
}
