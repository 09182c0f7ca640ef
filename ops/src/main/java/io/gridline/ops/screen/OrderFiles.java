package io.gridline.ops.screen;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.LocationConverter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that --order names. */
final class OrderFiles {

  private OrderFiles() {}

  /**
   * @throws CommandFailure when one is not there
   */
  static void require(List<Path> orders) {
    for (Path order : orders) {
      if (!Files.isRegularFile(LocationConverter.reached("--order", order))) {
        throw new CommandFailure(ExitCode.BAD_USAGE, "--order: there is no file " + order);
      }
    }
  }
}
