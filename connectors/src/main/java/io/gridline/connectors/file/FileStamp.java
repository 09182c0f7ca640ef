package io.gridline.connectors.file;

import io.gridline.connectors.hadoop.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** What tells cheaply that a file has not been touched since. */
public final class FileStamp {

  /** No stamp: only reading the file again can tell. */
  public static final String NONE = "";

  /** A file touched later than this before it was looked at may be touched again unnoticed. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private FileStamp() {}

  /**
   * Size, inode and time of its last change, which no program can set; {@link #NONE} where the file
   * system has no such time, or when that is too recent. Of a file on a Hadoop file system its
   * size, its time and what tells it from one that takes its place.
   */
  public static String of(Path file, Instant now) throws IOException {
    if (!Location.isLocal(file)) {
      return elsewhere(file);
    }
    try {
      FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime");
      return changed.toInstant().plus(SETTLED).isBefore(now)
          ? Files.size(file) + " " + Files.getAttribute(file, "unix:ino") + " " + changed
          : NONE;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return NONE;
    }
  }

  private static String elsewhere(Path file) throws IOException {
    BasicFileAttributes said = Files.readAttributes(file, BasicFileAttributes.class);
    return said.fileKey() == null || !Storage.of(file).isSettled(file)
        ? NONE
        : said.size() + " " + said.fileKey() + " " + said.lastModifiedTime();
  }
}
