package io.gridline.connectors.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files that are in their place whole or not at all, also after the process was killed or the power
 * has failed: each is a {@link Draft} before.
 */
public final class WholeFile {

  private static final int AT_A_TIME = 16;

  private WholeFile() {}

  /** Writes one whole file. */
  public interface Writing {
    void to(OutputStream file) throws IOException;
  }

  /** Writes a file, and puts it in its place when it is whole and on the disk. */
  public static void write(Path place, Writing writing) throws IOException {
    try (Draft draft = Draft.of(place)) {
      writing.to(draft.stream());
      draft.put();
    }
  }

  /**
   * Writes a file, and puts it in its place when it is whole; {@link #forceAll} puts it and others
   * on the disk later.
   */
  public static void writeUnforced(Path place, Writing writing) throws IOException {
    try (Draft draft = Draft.of(place)) {
      writing.to(draft.stream());
      draft.putUnforced();
    }
  }

  /**
   * Forces files to the disk, and the folders that name them: many at a time, since a disk takes
   * them together as fast as one. On a Hadoop file system a file is there once it is closed.
   */
  public static void forceAll(Collection<Path> files) throws IOException {
    List<Path> local = files.stream().filter(Location::isLocal).toList();
    if (local.isEmpty()) {
      return;
    }
    List<Callable<Void>> forcing = new ArrayList<>();
    for (Path file : local) {
      forcing.add(forcing(file, StandardOpenOption.WRITE));
    }
    for (Path folder : new HashSet<>(local.stream().map(Path::getParent).toList())) {
      forcing.add(forcing(folder, StandardOpenOption.READ));
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      for (Future<Void> forced : threads.invokeAll(forcing)) {
        forced.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("files cannot be forced to the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while files were forced to the disk", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Void> forcing(Path path, StandardOpenOption mode) {
    return () -> {
      force(path, mode);
      return null;
    };
  }

  static void force(Path path, StandardOpenOption mode) throws IOException {
    if (Location.isLocal(path)) {
      try (FileChannel channel = FileChannel.open(path, mode)) {
        channel.force(true);
      }
    }
  }
}
