package io.gridline.ops.servers;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
    return folder(server).resolve("*").toString();
  }

  /**
   * One of a server's jars.
   *
   * @param part of its name
   * @throws CommandFailure when there is none
   */
  static Path jar(String server, String part) throws IOException {
    Path folder = folder(server);
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.filter(jar -> jar.getFileName().toString().contains(part))
          .findFirst()
          .orElseThrow(
              () ->
                  new CommandFailure(
                      ExitCode.FAILED,
                      "%s is not there for this machine: no jar *%s* in %s"
                          .formatted(server, part, folder)));
    }
  }

  private static Path folder(String server) {
    Path jars = Path.of("ops", "servers", server, "target", "lib");
    String home = System.getProperty("gridline.home", "");
    for (Path from = Path.of(home).toAbsolutePath(); from != null; from = from.getParent()) {
      if (Files.isDirectory(from.resolve(jars))) {
        return from.resolve(jars);
      }
    }
    throw new CommandFailure(
        ExitCode.FAILED, "the jars of " + server + " are not there: expected them in " + jars);
  }
}
