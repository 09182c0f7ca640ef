package io.gridline.ops.cluster;

import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import io.gridline.ops.cluster.ClusterSize.Classes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code gridline cluster up}. */
@Command(
    name = "up",
    description = {
      "Start the cluster, or those of its TaskManagers that are not there.",
      "Prints the address that 'gridline screen --cluster' and a browser take."
    })
final class ClusterUpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ClusterFolderOption folder;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many processes do the work (default: ${DEFAULT-VALUE}).")
  private int taskManagers;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How much each TaskManager does at once (default: ${DEFAULT-VALUE}); of a cluster that"
              + " is up it stays as it is, and so do the options below.")
  private int slots;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "2g",
      converter = MemoryConverter.class,
      description =
          "Memory of each TaskManager's process (default: ${DEFAULT-VALUE}); the JobManager has"
              + " 1g.")
  private MemorySize memory;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where the REST endpoint listens; a free port by default.")
  private int port;

  @Option(
      names = "--plain",
      description = {
        "Start Flink without Gridline on its class path, as any cluster is; a run then sends its"
            + " jars with each of its jobs."
      })
  private boolean plain;

  @Option(
      names = "--metrics",
      paramLabel = "PORTS",
      description = {
        "Show metrics to Prometheus, each process at one of these ports, such as 9249-9252. Flink"
            + " opens them on all of the machine's addresses."
      })
  private String metrics;

  @Override
  public Integer call() throws IOException {
    if (taskManagers < 1 || slots < 1) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--task-managers and --slots: expected 1 or more");
    }
    StartedCluster cluster =
        new LocalCluster(folder.folder())
            .up(
                new ClusterSize(
                    taskManagers,
                    slots,
                    memory,
                    port,
                    plain ? Classes.FLINK : Classes.GRIDLINE,
                    Optional.ofNullable(metrics)));
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        Locale.ROOT,
        "Flink is up at %s with %d processes.%n"
            + "  run on it    gridline screen --cluster %1$s ...%n"
            + "  look at it   http://%1$s, or gridline cluster status%3$s%n"
            + "  stop it      gridline cluster down%3$s%n"
            + "  logs         %4$s%n",
        cluster.address(),
        cluster.processes().size(),
        folder.again(),
        folder.folder().log("*"));
    to.flush();
    return ExitCode.DONE.status();
  }

  /** A size as Flink writes them. */
  static final class MemoryConverter implements ITypeConverter<MemorySize> {
    @Override
    public MemorySize convert(String text) {
      try {
        return MemorySize.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("expected a size such as 2g or 1500m");
      }
    }
  }
}
