package io.gridline.connectors.feedfile;

import io.gridline.pipelines.presence.Revision;
import java.io.IOException;

/** Where the gate sends what it has looked at; every record read is told of once. */
public interface GateSink {

  void accepted(Revision revision) throws IOException;

  void rejected(Rejection rejection) throws IOException;

  /** So many carrier records at places outside every zone: counted, and looked at no further. */
  void outside(long records) throws IOException;

  /** So many bytes of the file have been read; told now and then. */
  default void reached(long bytes) {}
}
