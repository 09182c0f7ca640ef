package io.gridline.jobs.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a job has saved in its folder: checkpoints, and the savepoint of one that was stopped. */
public final class SavedState {

  private static final String WHOLE = "_metadata";
  private static final int DEPTH = 3;

  private SavedState() {}

  /** The newest that is whole; empty when there is none. */
  public static Optional<Path> newest(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(checkpoints, DEPTH)) {
      return all.filter(file -> file.getFileName().toString().equals(WHOLE))
          .max(Comparator.comparing(SavedState::time))
          .map(Path::getParent);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
