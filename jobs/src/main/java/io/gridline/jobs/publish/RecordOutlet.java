package io.gridline.jobs.publish;

import io.gridline.connectors.kafka.DeadLetter;
import io.gridline.pipelines.presence.Revision;

/** Where records go; for one thread at a time. */
interface RecordOutlet {

  void send(Revision revision);

  void send(DeadLetter letter);
}
