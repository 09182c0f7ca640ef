package io.gridline.connectors.feedfile;

import io.gridline.pipelines.presence.Revision;
import java.io.IOException;

/** Where the gate sends what it has looked at; one call for every record read. */
public interface GateSink {

  void accepted(Revision revision) throws IOException;

  void rejected(Rejection rejection) throws IOException;

  /** A carrier record at a place outside every zone: counted, and looked at no further. */
  void outside() throws IOException;

  /** So many bytes of the file have been read; told now and then. */
  default void reached(long bytes) {}
}
