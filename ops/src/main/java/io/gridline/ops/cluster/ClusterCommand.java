package io.gridline.ops.cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gridline cluster}: a Flink cluster of processes on this machine. */
@Command(
    name = "cluster",
    description = {
      "Start, look at and stop a standalone Flink cluster on this machine.",
      "For trying what a run does on a cluster; for clusters of several machines see ops/deploy.",
      "Listens on 127.0.0.1 only. Whoever may connect to it may run code as you: a machine that",
      "others use is no place for it."
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {ClusterUpCommand.class, ClusterStatusCommand.class, ClusterDownCommand.class})
public final class ClusterCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** {@code gridline cluster} alone is no command. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
