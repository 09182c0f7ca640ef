package io.gridline.ops.servers;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The jars of a server that runs as a process of its own, in {@code ops/servers/NAME/target/lib}
 * where the build puts them.
 */
final class ServerJars {

  private ServerJars() {}

  /**
   * The class path of a server.
   *
   * @throws CommandFailure when its jars are not there
   */
  static String classPath(String server) {
    Path jars = Path.of("ops", "servers", server, "target", "lib");
    String home = System.getProperty("gridline.home", "");
    for (Path from = Path.of(home).toAbsolutePath(); from != null; from = from.getParent()) {
      if (Files.isDirectory(from.resolve(jars))) {
        return from.resolve(jars).resolve("*").toString();
      }
    }
    throw new CommandFailure(
        ExitCode.FAILED, "the jars of " + server + " are not there: expected them in " + jars);
  }
}
