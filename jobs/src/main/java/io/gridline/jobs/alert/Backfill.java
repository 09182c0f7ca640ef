package io.gridline.jobs.alert;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.PresenceCodec;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.store.Store;
import io.gridline.connectors.store.StoredPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Tells the live job what was before: sends what lies in the store, hashed and sealed as it lies
 * there, to the topics of the feeds. A record that was sent before is the same record.
 */
public record Backfill(KafkaAddress kafka, Path store, Path keys) {

  /**
   * @param hears how many records were sent, now and then
   * @return how many in all
   */
  public long run(LongConsumer hears) throws IOException {
    Store open = Store.open(store, KeyFolder.open(keys).gate());
    PresenceCodec codec = new PresenceCodec();
    long sent = 0;
    try (TopicWriter writer = TopicWriter.open(kafka)) {
      for (StoredPart part : open.parts()) {
        sent +=
            open.read(
                part,
                revision ->
                    writer.send(
                        Topics.feed(revision.id().source()),
                        MessageKeys.ofRecord(revision.id()),
                        codec.encode(revision)));
        hears.accept(sent);
      }
      writer.flush();
    }
    return sent;
  }
}
