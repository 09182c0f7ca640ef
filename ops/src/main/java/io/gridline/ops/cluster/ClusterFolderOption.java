package io.gridline.ops.cluster;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which of the clusters on this machine. */
final class ClusterFolderOption {

  private static final Path DEFAULT =
      Path.of(System.getProperty("user.home"), ".gridline", "cluster");

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = {
        "What the cluster writes: its configuration, logs and scratch files, and which processes"
            + " are its own. ~/.gridline/cluster by default."
      })
  private Path folder = DEFAULT;

  /** What another command has to be given, to mean the same cluster. */
  String again() {
    return folder.equals(DEFAULT) ? "" : " --folder " + folder;
  }

  ClusterFolder folder() {
    return new ClusterFolder(folder.toAbsolutePath().normalize());
  }
}
