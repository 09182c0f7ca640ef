package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.ops.GridlineCommands;
import io.gridline.ops.deploy.DeploymentFiles.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every call of {@code gridline} in a file of {@code ops/deploy} is one that gridline takes. */
class GridlineCallsTest {

  private static final Path SYSTEMD = DeploymentFiles.ROOT.resolve("systemd");
  private static final String CLIENT = "/gridline-client:";

  /** A call of gridline's, and the file that it stands in. */
  record Call(String where, List<String> arguments) {
    @Override
    public String toString() {
      return where + ": " + arguments.get(0);
    }
  }

  static Stream<Call> calls() {
    return Stream.concat(cronJobs(), units());
  }

  private static Stream<Call> cronJobs() {
    return DeploymentFiles.applied().stream()
        .filter(document -> document.kind().equals("batch/v1 CronJob"))
        .flatMap(
            job ->
                DeploymentFiles.each(podOf(job), "containers").stream()
                    .filter(container -> container.get("image").toString().contains(CLIENT))
                    .map(container -> new Call(job.toString(), arguments(container))));
  }

  private static Stream<Call> units() {
    EnvironmentFile environment = EnvironmentFile.read(SYSTEMD.resolve("gridline.env"));
    return Stream.of("gridline-screen.service", "gridline-purge@.service")
        .map(name -> SystemdUnit.read(SYSTEMD.resolve(name)))
        .map(
            unit -> {
              List<String> words =
                  environment.words(unit.value("ExecStart").replace("%i", "ZJ-2020-001"));
              return new Call(unit.name(), words.subList(1, words.size()));
            });
  }

  @ParameterizedTest
  @MethodSource("calls")
  void gridlineTakesTheCall(Call call) {
    assertThatCode(() -> parse(call.arguments())).doesNotThrowAnyException();
  }

  @Test
  void callsAreLookedAtThatScreenAndThatPurge() {
    assertThat(calls().map(call -> call.arguments().get(0)))
        .containsExactlyInAnyOrder("screen", "screen", "screen", "purge", "purge");
  }

  @Test
  void anOptionThatThereIsNotIsFound() {
    assertThatThrownBy(() -> parse(List.of("purge", "--order=o.yaml", "--out=o", "--force")))
        .hasMessageContaining("--force");
  }

  /** TaskManagers mount the folder of the lists; keys below it would be there for them to read. */
  @ParameterizedTest
  @MethodSource("calls")
  void keysLieOutsideOfWhatOthersMount(Call call) {
    CommandLine.ParseResult command = parse(call.arguments()).subcommand();

    Path keys = command.matchedOptionValue("--keys", Path.of("none"));
    Path out = command.matchedOptionValue("--out", Path.of("none"));
    assertThat(keys.startsWith(out)).isFalse();
  }

  private static CommandLine.ParseResult parse(List<String> arguments) {
    return GridlineCommands.all().parseArgs(arguments.toArray(String[]::new));
  }

  private static Map<String, Object> podOf(Document job) {
    return DeploymentFiles.in(job.content(), "spec", "jobTemplate", "spec", "template", "spec");
  }

  private static List<String> arguments(Map<String, Object> container) {
    return ((List<?>) container.get("args")).stream().map(Object::toString).toList();
  }
}
