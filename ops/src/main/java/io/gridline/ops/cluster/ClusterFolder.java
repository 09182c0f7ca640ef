package io.gridline.ops.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.gridline.connectors.file.FileTree;
import io.gridline.connectors.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What lies in a cluster's folder, which only its user can read. */
record ClusterFolder(Path path) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Where Flink finds {@code config.yaml}. */
  Path configuration() {
    return path.resolve("conf");
  }

  Path scratch() {
    return path.resolve("scratch");
  }

  Path log(String process) {
    return path.resolve("log").resolve(process + ".log");
  }

  void make() throws IOException {
    Files.createDirectories(path, OWNER_ONLY);
    for (Path part : new Path[] {configuration(), scratch(), path.resolve("log")}) {
      Files.createDirectories(part);
    }
  }

  /** What was started, when anything was. */
  Optional<StartedCluster> started() throws IOException {
    Path file = file();
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), StartedCluster.class))
        : Optional.empty();
  }

  void write(StartedCluster cluster) throws IOException {
    WholeFile.write(file(), next -> JSON.writeValue(next, cluster));
  }

  /** Forgets what was started; the logs stay. */
  void forget() throws IOException {
    Files.deleteIfExists(file());
    FileTree.delete(scratch());
  }

  private Path file() {
    return path.resolve("cluster.json");
  }
}
