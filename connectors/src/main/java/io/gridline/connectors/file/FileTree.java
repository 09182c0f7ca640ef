package io.gridline.connectors.file;

import io.gridline.connectors.hadoop.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file or folder with everything below it. */
public final class FileTree {

  private FileTree() {}

  /** Deletes it, from the leaves up; nothing when there is nothing. */
  public static void delete(Path root) throws IOException {
    if (!Location.isLocal(root)) {
      Storage.deleteTree(root);
    } else if (Files.exists(root)) {
      for (Path path : upwards(root)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<Path> upwards(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
