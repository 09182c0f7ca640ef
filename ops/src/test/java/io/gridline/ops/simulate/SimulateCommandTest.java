package io.gridline.ops.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SimulateCommandTest {

  @TempDir private Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesAWorldAndSaysHowToScreenIt() throws IOException {
    Path dir = temp.resolve("world");
    assertThat(run("--residents", "0.3k", "--seed", "7", "--out", dir.toString())).isZero();
    assertThat(out.toString()).contains("records/s").contains("README.txt");
    assertThat(dir.resolve("README.txt")).content().contains("gridline screen --order order.yaml");
    assertThat(dir.resolve("feeds/feeds.yaml")).hasContent("hotel: {charset: GB18030}");
    assertThat(dir.resolve("truth/exposed.csv")).exists();
  }

  @Test
  void replacesAnEarlierWorldWhole() throws IOException {
    Path dir = temp.resolve("world");
    assertThat(run("--residents", "300", "--out", dir.toString())).isZero();
    Files.writeString(dir.resolve("feeds/rail/left-behind.csv"), "x");
    assertThat(run("--residents", "300", "--out", dir.toString())).isZero();
    assertThat(dir.resolve("feeds/rail/left-behind.csv")).doesNotExist();
  }

  @Test
  void refusesAFolderThatHoldsSomethingElseUnlessForced() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "x");
    assertThat(run("--residents", "300", "--out", temp.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no world made earlier").contains("--force");
    assertThat(run("--residents", "300", "--out", temp.toString(), "--force")).isZero();
    assertThat(temp.resolve("thesis.txt")).exists();
  }

  @Test
  void saysWhatIsWrongWithACount() {
    assertThat(run("--residents", "many", "--out", temp.resolve("w").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("'many' is not a count like 2000, 200k or 1m");
    assertThat(run("--residents", "66m", "--out", temp.resolve("w").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("residents must be 100 to 65m");
    assertThat(run("--days", "37", "--out", temp.resolve("w").toString())).isEqualTo(2);
  }

  @Test
  void understandsThousandsAndMillions() {
    SimulateCommand.Count count = new SimulateCommand.Count();
    assertThat(count.convert("2000")).isEqualTo(2_000);
    assertThat(count.convert("200k")).isEqualTo(200_000);
    assertThat(count.convert("1.5M")).isEqualTo(1_500_000);
  }

  @Test
  void helpNamesEveryDefault() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("default: 200k")
        .contains("--presences-per-day")
        .contains("default: 5");
  }

  private int run(String... arguments) {
    return new CommandLine(new SimulateCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
