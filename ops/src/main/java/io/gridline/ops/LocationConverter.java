package io.gridline.ops;

import io.gridline.connectors.file.Location;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file or folder of this machine, or the URI of one on HDFS or S3. */
public final class LocationConverter implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    try {
      return Location.path(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /**
   * Finds out early whether the server of a path answers; of one on this machine nothing is asked.
   *
   * @return the path
   * @throws CommandFailure when it does not
   */
  public static Path reached(String option, Path path) {
    answers(option, path);
    return path;
  }

  /**
   * The same for a folder or file that is read.
   *
   * @param what it is, for the message
   * @throws CommandFailure when it is not there
   */
  public static Path found(String option, Path path, String what) {
    if (!answers(option, path)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, option + ": " + path + ": no such " + what);
    }
    return path;
  }

  private static boolean answers(String option, Path path) {
    try {
      return Location.answers(path);
    } catch (FileSystemException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, option + ": " + path + ": " + e.getReason(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, option + ": " + path + ": " + e.getMessage(), e);
    }
  }
}
