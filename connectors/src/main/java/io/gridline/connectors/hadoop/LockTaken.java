package io.gridline.connectors.hadoop;

import java.nio.file.FileSystemException;

/** Another process has the lock; the reason says when it lets go of it if it is dead. */
public final class LockTaken extends FileSystemException {

  private static final long serialVersionUID = 1;

  LockTaken(StoragePath lock, String whenDead) {
    super(lock.toString(), null, whenDead);
  }
}
