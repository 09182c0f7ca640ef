package io.gridline.connectors.hadoop;

import java.io.Closeable;
import java.io.IOException;

/** A lock that this process has. */
public interface StorageLock extends Closeable {

  /**
   * Asks the storage whether the lock is still this process's: a process that was cut off for long
   * may have lost it.
   *
   * @throws IOException when it is not, or nobody can tell
   */
  void requireHeld() throws IOException;

  /** Gives it back. */
  @Override
  void close();
}
