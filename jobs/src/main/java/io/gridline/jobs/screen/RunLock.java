package io.gridline.jobs.screen;

import io.gridline.connectors.rows.BadInput;
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
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps two runs from writing to one output folder or store at once; the system lets go of it when
 * a run dies. A folder that is not there yet is made for its owner only.
 */
final class RunLock implements AutoCloseable {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Deque<FileChannel> channels = new ArrayDeque<>();

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
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channels.push(channel);
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

  @Override
  public void close() throws IOException {
    while (!channels.isEmpty()) {
      channels.pop().close();
    }
  }
}
