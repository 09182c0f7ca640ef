package io.gridline.ops.live;

import io.gridline.connectors.file.FileTree;
import io.gridline.pipelines.presence.IsoTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A world's feeds in two: what was delivered before the last day, and that day, which is played.
 *
 * @param before the feeds of all days before
 * @param day the feeds of the day
 * @param from when the day begins
 */
record PlayedDay(Path before, Path day, Instant from) {

  /** Takes the last day's files out of a world's feeds. */
  static PlayedDay of(Path feeds, Path day) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(feeds, 2)) {
      folders = all.filter(one -> one.getFileName().toString().startsWith("dt=")).sorted().toList();
    }
    String last =
        folders.stream()
            .map(folder -> folder.getFileName().toString())
            .max(String::compareTo)
            .orElseThrow();
    for (Path folder : folders) {
      if (folder.getFileName().toString().equals(last)) {
        Path to = day.resolve(feeds.relativize(folder).toString());
        Files.createDirectories(to.getParent());
        Files.move(folder, to);
      }
    }
    copy(feeds.resolve("reference"), day.resolve("reference"));
    return new PlayedDay(
        feeds, day, IsoTime.time(last.substring("dt=".length()) + "T00:00:00+08:00").orElseThrow());
  }

  private static void copy(Path from, Path to) throws IOException {
    FileTree.delete(to);
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
