package io.gridline.ops.bench;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rivals' programs in {@code ops/rivals}, built by Maven when they are first wanted. */
record RivalPrograms(Path folder) {

  /**
   * Builds a rival unless it is newer than its sources; the first time this downloads it.
   *
   * @throws CommandFailure when it cannot be built
   */
  void build(Rival rival) throws IOException {
    Path built = target(rival).resolve("built");
    if (Files.exists(built) && newest(rival).compareTo(Files.getLastModifiedTime(built)) < 0) {
      return;
    }
    Path log = folder.resolve("target").resolve(rival.id() + "-build.log");
    Files.createDirectories(log.getParent());
    Process maven = maven(rival, log);
    try {
      if (maven.waitFor() != 0) {
        throw new CommandFailure(
            ExitCode.FAILED, "bench: " + rival.title() + " cannot be built; the log is " + log);
      }
    } catch (InterruptedException e) {
      maven.destroy();
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted", e);
    }
    Files.writeString(built, "");
  }

  private Process maven(Rival rival, Path log) {
    try {
      return new ProcessBuilder(
              "mvn", "-B", "-ntp", "-q", "-Dstyle.color=never", "-pl", rival.id(), "-am", "package")
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "bench: building the rivals needs Maven: mvn cannot be started", e);
    }
  }

  /** The command that starts it. */
  List<String> command(Rival rival, String java, String heap) {
    List<String> command = new ArrayList<>(List.of(java, "-Xmx" + heap, "-XX:+UseParallelGC"));
    command.addAll(rival.options());
    Path jars = target(rival);
    command.addAll(List.of("-cp", jars.resolve("*") + ":" + jars.resolve("lib/*")));
    command.add(rival.mainClass());
    return command;
  }

  /** Its version, as its jar has it. */
  String version(Rival rival) throws IOException {
    try (Stream<Path> jars = Files.list(target(rival).resolve("lib"))) {
      Optional<String> name =
          jars.map(jar -> jar.getFileName().toString())
              .filter(jar -> jar.startsWith(rival.jar() + "-"))
              .findFirst();
      return name.map(jar -> jar.substring(rival.jar().length() + 1, jar.length() - 4)).orElse("");
    }
  }

  /** Of the scripts that make worlds. */
  String fingerprint() throws IOException {
    Path scripts = folder.resolve("duckdb/src/main/resources/io/gridline/rivals/duckdb");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String script : List.of("draws", "world", "person", "carrier")) {
        digest.update(Files.readAllBytes(scripts.resolve(script + ".sql")));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private FileTime newest(Rival rival) throws IOException {
    FileTime newest = Files.getLastModifiedTime(folder.resolve("pom.xml"));
    for (String part : List.of("serve", rival.id())) {
      for (String source : List.of("pom.xml", "src")) {
        try (Stream<Path> files = Files.walk(folder.resolve(part).resolve(source))) {
          for (Path file : files.toList()) {
            FileTime time = Files.getLastModifiedTime(file);
            newest = time.compareTo(newest) > 0 ? time : newest;
          }
        }
      }
    }
    return newest;
  }

  private Path target(Rival rival) {
    return folder.resolve(rival.id()).resolve("target");
  }
}
