package io.gridline.jobs.flink;

import io.gridline.connectors.file.FileTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of its own for what a process writes only for itself, names of people included; only its
 * user can read it. It goes when the process ends in good order; the folder of a process that was
 * killed goes when the next one makes its own. The owner holds a lock, which dies with it.
 */
record Scratch(Path folder, FileChannel lock) implements AutoCloseable {

  private static final String PREFIX = "gridline-scratch-";
  private static final String LOCK = ".lock";

  static Scratch make() throws IOException {
    sweep(Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(PREFIX);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return new Scratch(folder, channel);
  }

  private static void sweep(Path temporary) throws IOException {
    for (Path folder : scratches(temporary)) {
      Path lock = folder.resolve(LOCK);
      if (Files.isWritable(lock) && isAbandoned(lock)) {
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
    lock.close();
    FileTree.delete(folder);
  }
}
