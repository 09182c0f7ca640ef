package io.gridline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GridlineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpIsThereForEveryCommand() {
    List<CommandLine> commands = withSubcommands(Gridline.commandLine()).toList();

    for (CommandLine command : commands) {
      assertThat(command.getCommandSpec().findOption("--help")).isNotNull();
      assertThat(command.getCommandSpec().usageMessage().description()[0])
          .as("the line of %s in the list of commands", command.getCommandName())
          .endsWith(".");
    }
  }

  @Test
  void helpShowsTheExitStatusesOfTheContract() {
    assertThat(run(Gridline.commandLine(), "--help")).isZero();

    assertThat(out.toString())
        .contains("0   Done")
        .contains("1   Something else")
        .contains("2   Bad usage")
        .contains("3   Bad input");
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(run(Gridline.commandLine(), "--version")).isZero();

    assertThat(out.toString()).startsWith("gridline ");
  }

  @Test
  void noCommandIsBadUsage() {
    assertThat(run(Gridline.commandLine())).isEqualTo(2);

    assertThat(err.toString()).contains("Which command?").contains("Try 'gridline --help'.");
  }

  @Test
  void anUnknownOptionIsBadUsageAndNamed() {
    assertThat(run(gridlineWith(new Failing(null)), "failing", "--nowhere")).isEqualTo(2);

    assertThat(err.toString()).contains("--nowhere").contains("Try 'gridline failing --help'.");
  }

  @Test
  void aKnownFailureIsOneLineWithItsOwnStatus() {
    Exception known =
        new CommandFailure(ExitCode.BAD_INPUT, "hotel/day.csv has no column check_in");

    assertThat(run(gridlineWith(new Failing(known)), "failing")).isEqualTo(3);

    assertThat(err.toString().strip()).isEqualTo("gridline: hotel/day.csv has no column check_in");
  }

  @Test
  void aKnownFailureIsRecognisedInsideWhatFlinkWrapsAroundIt() {
    Exception known = new CommandFailure(ExitCode.BAD_USAGE, "the order is not in force");
    Exception wrapped = new IllegalStateException("job failed", new RuntimeException(known));

    assertThat(run(gridlineWith(new Failing(wrapped)), "failing")).isEqualTo(2);

    assertThat(err.toString().strip()).isEqualTo("gridline: the order is not in force");
  }

  @Test
  void anythingElseIsStatusOneWithItsTrace() {
    Exception bug = new IllegalStateException("no such state");

    assertThat(run(gridlineWith(new Failing(bug)), "failing")).isEqualTo(1);

    assertThat(err.toString()).contains("unexpected").contains("no such state").contains("\tat ");
  }

  private int run(CommandLine gridline, String... arguments) {
    return gridline
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static CommandLine gridlineWith(Object command) {
    return Gridline.withCommands(Gridline.commandLine().addSubcommand(command));
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(GridlineTest::withSubcommands));
  }

  @Command(name = "failing", description = "Fails as it is told.")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (failure != null) {
        throw failure;
      }
      return 0;
    }
  }
}
