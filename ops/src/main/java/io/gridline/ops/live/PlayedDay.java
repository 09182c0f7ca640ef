package io.gridline.ops.live;

import io.gridline.connectors.file.FileTree;
import io.gridline.pipelines.presence.IsoTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A world's feeds in two: what was delivered before a day, and that day, which is played. What is
 * delivered later is set aside.
 *
 * @param before the feeds of all days before
 * @param day the feeds of the day
 * @param from when the day begins
 */
record PlayedDay(Path before, Path day, Instant from) {

  private static final String DELIVERED = "dt=";

  /**
   * Takes the files of a day, and of all later ones, out of a world's feeds.
   *
   * @param date of the day, YYYY-MM-DD
   * @param apart where the day's go, and in {@code later} beside it the others
   */
  static PlayedDay of(Path feeds, String date, Path apart) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(feeds, 2)) {
      folders =
          all.filter(one -> one.getFileName().toString().startsWith(DELIVERED)).sorted().toList();
    }
    for (Path folder : folders) {
      int order = folder.getFileName().toString().compareTo(DELIVERED + date);
      if (order >= 0) {
        Path to =
            apart
                .resolve(order == 0 ? "played" : "later")
                .resolve(feeds.relativize(folder).toString());
        Files.createDirectories(to.getParent());
        Files.move(folder, to);
      }
    }
    Path day = apart.resolve("played");
    copy(feeds.resolve("reference"), day.resolve("reference"));
    return new PlayedDay(feeds, day, IsoTime.time(date + "T00:00:00+08:00").orElseThrow());
  }

  /** When the next day begins. */
  Instant to() {
    return from.plus(Duration.ofDays(1));
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
