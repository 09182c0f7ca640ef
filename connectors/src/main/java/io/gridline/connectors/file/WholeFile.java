package io.gridline.connectors.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are in their place whole or not at all, also after the process was killed or the power
 * has failed: written beside their place, forced to the disk, and renamed.
 */
public final class WholeFile {

  private WholeFile() {}

  /** Writes one whole file. */
  public interface Writing {
    void to(Path file) throws IOException;
  }

  /** Writes a file beside its place, and puts it there when it is whole and on the disk. */
  public static void write(Path place, Writing writing) throws IOException {
    Path next = next(place);
    try {
      writing.to(next);
      put(next, place);
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(next);
      throw failure;
    }
  }

  /** Where a file is written before it is whole. */
  public static Path next(Path place) {
    return place.resolveSibling(place.getFileName() + ".next");
  }

  /** Puts a whole file from beside its place into it. */
  public static void put(Path next, Path place) throws IOException {
    force(next, StandardOpenOption.WRITE);
    Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
    force(place.getParent(), StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
