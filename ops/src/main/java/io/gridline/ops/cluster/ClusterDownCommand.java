package io.gridline.ops.cluster;

import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gridline cluster down}. */
@Command(
    name = "down",
    description = "Stop the processes that 'gridline cluster up' started, and no others.")
final class ClusterDownCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterFolderOption folder;

  @Override
  public Integer call() throws IOException {
    int stopped = new LocalCluster(folder.folder()).down();
    PrintWriter to = spec.commandLine().getOut();
    to.println(stopped == 0 ? "No cluster was up." : "Stopped " + stopped + " processes.");
    to.flush();
    return ExitCode.DONE.status();
  }
}
