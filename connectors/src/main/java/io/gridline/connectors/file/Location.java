package io.gridline.connectors.file;

import io.gridline.connectors.hadoop.Storage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where files lie: in a folder of this machine, or on a Hadoop file system ({@code
 * hdfs://HOST:PORT/FOLDER}, {@code s3a://BUCKET/FOLDER}). The text of a path that came from here
 * gives the same path here, in another process too.
 */
public final class Location {

  private static final String LOCAL = "file:";
  private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  private Location() {}

  /**
   * The path that a text names; nothing is asked of the file system for it.
   *
   * @throws IllegalArgumentException when it is a URI of a kind that is not known
   */
  public static Path path(String text) {
    if (text.startsWith(LOCAL)) {
      return Path.of(text.substring(LOCAL.length()).replaceFirst("^/+", "/"));
    }
    return ELSEWHERE.matcher(text).matches() ? Storage.path(text) : Path.of(text);
  }

  /** Whether it is a path of this machine. */
  public static boolean isLocal(Path path) {
    return path.getFileSystem() == FileSystems.getDefault();
  }

  /**
   * Asks for a path where asking costs a server's answer.
   *
   * @return whether it is there; of a path of this machine always
   * @throws IOException when the server cannot be reached, or does not say
   */
  public static boolean answers(Path path) throws IOException {
    return isLocal(path) || Storage.isThere(path);
  }
}
