package io.gridline.jobs.screen;

import io.gridline.connectors.file.Location;
import io.gridline.connectors.hadoop.LockTaken;
import io.gridline.connectors.hadoop.Storage;
import io.gridline.connectors.hadoop.StorageLock;
import io.gridline.connectors.rows.BadInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps two runs from writing to one output folder or store at once. The system lets go of a folder
 * of this machine when a run dies, HDFS a minute later, an object store two minutes later. A folder
 * that is not there yet is made for its owner only.
 */
final class RunLock implements AutoCloseable {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Deque<Closeable> held = new ArrayDeque<>();
  private final List<StorageLock> elsewhere = new ArrayList<>();

  private RunLock() {}

  static RunLock take(Path... folders) throws IOException {
    RunLock lock = new RunLock();
    try {
      for (Path folder : folders) {
        Files.createDirectories(folder, OWNER_ONLY);
      }
      Set<Path> distinct = new LinkedHashSet<>();
      for (Path folder : folders) {
        distinct.add(folder.toRealPath());
      }
      for (Path folder : distinct) {
        lock.add(folder);
      }
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void add(Path folder) throws IOException {
    Path file = folder.resolve(".lock");
    if (Location.isLocal(folder)) {
      addLocal(folder, file);
      return;
    }
    try {
      StorageLock taken = Storage.lock(file);
      held.push(taken);
      elsewhere.add(taken);
    } catch (LockTaken e) {
      throw new BadInput(
          "another run is writing to " + folder + ": wait for it to end; " + e.getReason(), e);
    }
  }

  private void addLocal(Path folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    held.push(channel);
    FileLock taken;
    try {
      taken = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      taken = null;
    }
    if (taken == null) {
      throw new BadInput("another run is writing to " + folder + ": wait for it to end");
    }
  }

  /**
   * Asks, where a lock can get lost, whether all are still this run's: before anything is named
   * that others read.
   *
   * @throws IOException when one is not
   */
  void requireHeld() throws IOException {
    for (StorageLock lock : elsewhere) {
      lock.requireHeld();
    }
  }

  @Override
  public void close() throws IOException {
    while (!held.isEmpty()) {
      held.pop().close();
    }
  }
}
