package io.gridline.jobs.publish;

import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.connectors.kafka.DeadLetterCodec;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.pipelines.presence.Revision;

/** Sends records to the topics of the feeds, and rejected ones to the dead letters. */
final class RecordSender implements RecordOutlet {

  private final TopicWriter writer;
  private final PresenceCodec presences = new PresenceCodec();
  private final DeadLetterCodec letters = new DeadLetterCodec();

  RecordSender(TopicWriter writer) {
    this.writer = writer;
  }

  @Override
  public void send(Revision revision) {
    writer.send(
        Topics.feed(revision.id().source()),
        MessageKeys.ofRecord(revision.id()),
        presences.encode(revision));
  }

  @Override
  public void send(DeadLetter letter) {
    writer.send(Topics.DEAD_LETTERS, MessageKeys.ofSource(letter.source()), letters.encode(letter));
  }
}
