package io.gridline.jobs.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFlinkIT {

  @TempDir Path scratch;

  @Test
  void runsJobsAfterOneThatFailedAndLeavesNoScratchFolder() throws Exception {
    Process process = process(Elsewhere.class);
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the process ended").isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(lines)
        .containsExactly(
            "[gridline-scratch]",
            "[2, 4, 6]",
            "the Flink job \"double\" failed",
            "java.lang.IllegalArgumentException: no zero",
            "Optional.empty",
            "[2, 4, 6]");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void keepsItsScratchFolderWhileOthersOfItsProcessAndOfOthersStart() throws Exception {
    Process two = process(TwoAtOnce.class);
    try (BufferedReader lines = two.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("both started");
      Process other = process(Starts.class);
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).as("the other ended").isTrue();
      assertThat(other.exitValue()).isZero();
      try (Stream<Path> left = Files.list(scratch)) {
        assertThat(left).hasSize(2);
      }
      two.outputWriter(StandardCharsets.UTF_8).append("go on\n").close();
      assertThat(lines.readLine()).isEqualTo("[2, 4, 6]");
    }
    assertThat(two.waitFor(60, TimeUnit.SECONDS)).as("the process ended").isTrue();
    assertThat(scratch).isEmptyDirectory();
  }

  private Process process(Class<?> main) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            System.getProperty("java.class.path"),
            main.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Starts two clusters, and uses the first when it is told to. */
  static final class TwoAtOnce {

    private TwoAtOnce() {}

    public static void main(String[] args) throws IOException {
      try (EmbeddedFlink first = EmbeddedFlink.start(2);
          EmbeddedFlink second = EmbeddedFlink.start(1)) {
        System.out.println("both started");
        if (System.in.read() >= 0 && second != first) {
          System.out.println(Elsewhere.doubled(first, 1));
        }
      }
    }
  }

  /** Starts a cluster, and ends. */
  static final class Starts {

    private Starts() {}

    public static void main(String[] args) {
      EmbeddedFlink.start(1).close();
    }
  }

  /** Runs three jobs on one cluster, of which the second fails. */
  static final class Elsewhere {

    private Elsewhere() {}

    public static void main(String[] args) {
      try (EmbeddedFlink flink = EmbeddedFlink.start(2)) {
        String[] scratch = Path.of(System.getProperty("java.io.tmpdir")).toFile().list();
        System.out.println(Arrays.toString(scratch).replaceAll("-\\d+", ""));
        System.out.println(doubled(flink, 1));
        try {
          doubled(flink, 0);
        } catch (JobFailed e) {
          System.out.println(e.getMessage());
          System.out.println(JobFailed.behind(e, IllegalArgumentException.class).orElseThrow());
          System.out.println(JobFailed.behind(e, ArithmeticException.class));
        }
        System.out.println(doubled(flink, 1));
      }
    }

    static List<Integer> doubled(EmbeddedFlink flink, int first) {
      Collected job = new Collected(flink);
      Collected.Result<Integer> doubled =
          job.of(
              job.environment()
                  .fromData(first, 2, 3)
                  .uid("numbers")
                  .map(
                      number -> {
                        if (number == 0) {
                          throw new IllegalArgumentException("no zero");
                        }
                        return 2 * number;
                      })
                  .returns(Types.INT)
                  .uid("double"));
      job.run("double");
      return doubled.values().stream().sorted().toList();
    }
  }
}
