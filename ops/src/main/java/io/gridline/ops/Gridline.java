package io.gridline.ops;

import io.gridline.jobs.flink.JobJars;
import io.gridline.ops.alert.AlertCommand;
import io.gridline.ops.bench.BenchCommand;
import io.gridline.ops.check.CheckCommand;
import io.gridline.ops.cluster.ClusterCommand;
import io.gridline.ops.demo.DemoCommand;
import io.gridline.ops.desk.DeskCommand;
import io.gridline.ops.publish.PublishCommand;
import io.gridline.ops.screen.LandCommand;
import io.gridline.ops.screen.PurgeCommand;
import io.gridline.ops.screen.ScreenCommand;
import io.gridline.ops.show.ShowCommand;
import io.gridline.ops.simulate.SimulateCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code gridline} command. Its exit statuses are those of {@link ExitCode}. */
@Command(
    name = "gridline",
    description = {
      "From travel feeds to a community's list of whom to visit, under a time-limited order.",
      "Nothing is read without an order in force."
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nIn a source folder also:%n",
    footer = {
      "  test [MODULE|TEST]  Check format and code and run all tests, those of a module, or one.",
      "  format              Format all Java files."
    },
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      CheckCommand.class,
      LandCommand.class,
      ScreenCommand.class,
      ShowCommand.class,
      PublishCommand.class,
      AlertCommand.class,
      DeskCommand.class,
      PurgeCommand.class,
      ClusterCommand.class,
      BenchCommand.class
    })
public final class Gridline implements Runnable {

  private static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec;

  private Gridline() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** {@code gridline} alone is no command. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** The command with all that are below it, new: for a process that runs several. */
  public static CommandLine commandLine() {
    return withCommands(new CommandLine(new Gridline()));
  }

  /** What all commands have, those that were added to {@code gridline} included. */
  static CommandLine withCommands(CommandLine gridline) {
    describe(gridline);
    return gridline
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, arguments) -> explain(failure))
        .setExecutionExceptionHandler((failure, command, arguments) -> report(failure, command));
  }

  /**
   * Gives a command and those below it what all of them have: --help, --version, the exit statuses.
   */
  private static void describe(CommandLine command) {
    CommandSpec spec = command.getCommandSpec().mixinStandardHelpOptions(true);
    spec.versionProvider(
        () -> new String[] {"gridline " + version(), "build " + JobJars.ofThisProcess().build()});
    spec.usageMessage().exitCodeListHeading("%nExit status:%n").exitCodeList(exitStatuses());
    command.getSubcommands().values().forEach(Gridline::describe);
  }

  private static Map<String, String> exitStatuses() {
    return Arrays.stream(ExitCode.values())
        .collect(
            Collectors.toMap(
                code -> " " + code.status(),
                ExitCode::meaning,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  private static int explain(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println("gridline: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("Try '" + name + " --help'.");
    return ExitCode.BAD_USAGE.status();
  }

  /**
   * One line for what the operator can do something about; the whole trace for what only we can.
   */
  private static int report(Exception failure, CommandLine command) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommandFailure known) {
        command.getErr().println("gridline: " + known.getMessage());
        return known.exitCode().status();
      }
    }
    command.getErr().println("gridline: unexpected, please report it with what follows:");
    failure.printStackTrace(command.getErr());
    return ExitCode.FAILED.status();
  }

  private static String version() {
    String built = Gridline.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(built, "(not packaged)");
  }
}
