package io.gridline.jobs.flink;

import io.gridline.connectors.file.FileTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder of its own for what a process writes only for itself, names of people included; only its
 * user can read it. It goes when the process ends in good order; the folder of a process that was
 * killed goes when the next one makes its own. The owner holds a lock, which dies with it.
 *
 * <p>A folder gets the name under which others look for it only once it is locked, and a process
 * never opens the locks of its own folders again: closing any channel of a file drops all locks
 * that the process has on it.
 */
record Scratch(Path folder, FileChannel lock) implements AutoCloseable {

  private static final String PREFIX = "gridline-scratch-";
  private static final String NOT_YET_LOCKED = "gridline-new-";
  private static final String LOCK = ".lock";
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  static Scratch make() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(temporary);
    Path made = Files.createTempDirectory(NOT_YET_LOCKED);
    FileChannel channel =
        FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    String number = made.getFileName().toString().substring(NOT_YET_LOCKED.length());
    Path folder = temporary.resolve(PREFIX + number);
    OWN.add(folder);
    Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
    return new Scratch(folder, channel);
  }

  private static void sweep(Path temporary) throws IOException {
    for (Path folder : scratches(temporary)) {
      Path lock = folder.resolve(LOCK);
      if (!OWN.contains(folder) && Files.isWritable(lock) && isAbandoned(lock)) {
        FileTree.delete(folder);
      }
    }
  }

  private static List<Path> scratches(Path temporary) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static boolean isAbandoned(Path lock) {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException | IOException ownedOrGone) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      FileTree.delete(folder);
    } finally {
      lock.close();
      OWN.remove(folder);
    }
  }
}
