package io.gridline.jobs.publish;

import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** Records on their way from a sender to the topics. */
interface RecordFlow {

  /**
   * Sends them, until the end or until told to stop.
   *
   * @param outlets one for each thread
   * @return what became of them, by source
   * @throws io.gridline.connectors.rows.BadInput when a file cannot be read on
   * @throws io.gridline.connectors.kafka.KafkaUnusable when nothing can be sent
   */
  Map<Source, FeedTally> send(Supplier<RecordOutlet> outlets, Stop stop) throws IOException;
}
