package io.gridline.ops.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gridline bench}: measures, against what else could do the work. */
@Command(
    name = "bench",
    description =
        "Measure Gridline: scheduled runs, the live job, the desk, each against what else could do the work.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchScreenCommand.class,
      BenchLiveCommand.class,
      BenchDeskCommand.class,
      ServeCommand.class,
      LiveWorkCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which benchmark?");
  }
}
