package io.gridline.connectors.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * has failed: written beside their place, forced to the disk, and renamed.
 */
public final class WholeFile {

  private static final int AT_A_TIME = 16;

  private WholeFile() {}

  /** Writes one whole file. */
  public interface Writing {
    void to(Path file) throws IOException;
  }

  /** Writes a file beside its place, and puts it there when it is whole and on the disk. */
  public static void write(Path place, Writing writing) throws IOException {
    write(place, writing, WholeFile::put);
  }

  /**
   * Writes a file beside its place, and puts it there when it is whole; {@link #forceAll} puts it
   * and others on the disk later.
   */
  public static void writeUnforced(Path place, Writing writing) throws IOException {
    write(place, writing, WholeFile::move);
  }

  private interface Putting {
    void put(Path next, Path place) throws IOException;
  }

  private static void write(Path place, Writing writing, Putting putting) throws IOException {
    Path next = next(place);
    try {
      writing.to(next);
      putting.put(next, place);
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(next);
      throw failure;
    }
  }

  private static void move(Path next, Path place) throws IOException {
    Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where a file is written before it is whole. */
  public static Path next(Path place) {
    return place.resolveSibling(place.getFileName() + ".next");
  }

  /** Puts a whole file from beside its place into it. */
  public static void put(Path next, Path place) throws IOException {
    force(next, StandardOpenOption.WRITE);
    move(next, place);
    force(place.getParent(), StandardOpenOption.READ);
  }

  /**
   * Forces files to the disk, and the folders that name them: many at a time, since a disk takes
   * them together as fast as one.
   */
  public static void forceAll(Collection<Path> files) throws IOException {
    List<Callable<Void>> forcing = new ArrayList<>();
    for (Path file : files) {
      forcing.add(forcing(file, StandardOpenOption.WRITE));
    }
    for (Path folder : new HashSet<>(files.stream().map(Path::getParent).toList())) {
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

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
