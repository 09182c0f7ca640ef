package io.gridline.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.GridlineCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The whole benchmark on a tiny world, in real processes. Against whom says {@code
 * GRIDLINE_RIVALS}: {@code GRIDLINE_RIVALS=duckdb,flink-sql,spark ./gridline test BenchScreenIT}
 * takes some minutes, and downloads them the first time.
 */
class BenchScreenIT {

  private static final String RIVALS =
      Optional.ofNullable(System.getenv("GRIDLINE_RIVALS")).orElse("duckdb");

  @TempDir Path temporary;
  private final StringWriter said = new StringWriter();

  @Test
  void timesEverybodyOnceTheyHaveTheSameEntriesAndWritesAllFigures() throws Exception {
    assertThat(bench("--orders", "2", "--in-zone", "3%", "--rounds", "2")).as(said + "").isZero();

    JsonNode result = new ObjectMapper().readTree(temporary.resolve("figures.json").toFile());
    int contenders = 1 + RIVALS.split(",").length;
    for (String input : List.of("raw", "store")) {
      assertThat(result.at("/agreed/" + input + "/entries").asLong()).isPositive();
    }
    assertThat(result.get("versions")).hasSize(contenders);
    assertThat(result.get("machine").get("cores").asInt()).isPositive();
    assertThat(result.get("command_line").toString()).contains("--residents");
    assertThat(result.get("runs")).hasSize(2 * 2 * 2 * contenders);
    for (JsonNode run : result.get("runs")) {
      assertThat(run.at("/measured/seconds").asDouble()).as("%s", run).isPositive();
      assertThat(run.at("/measured/peak_bytes").asLong()).as("%s", run).isGreaterThan(10 << 20);
      assertThat(run.at("/measured/read_bytes").asLong()).as("%s", run).isPositive();
      assertThat(run.has("load")).isTrue();
    }
    assertThat(contenderOf(result, contenders))
        .as("the second round begins with the second contender")
        .isEqualTo(contenderOf(result, 1));
    assertThat(result.get("summaries")).hasSize(2 * 2 * contenders);
    assertThat(said.toString())
        .contains("from raw feeds as delivered, warm process")
        .contains("from the store, new process");
    assertThat(Files.readString(temporary.resolve("figures.html")))
        .contains("<svg", "DuckDB")
        .doesNotContain("http");
  }

  private static String contenderOf(JsonNode result, int run) {
    return result.get("runs").get(run).get("contender").asText();
  }

  @Test
  void refusesAFolderWithAnotherWorldAndLeavesIt() throws Exception {
    Path world = Files.createDirectories(temporary.resolve("world"));
    Files.writeString(world.resolve("somebody's.txt"), "not ours");

    assertThat(bench("--rounds", "1")).isEqualTo(2);

    assertThat(said.toString()).contains("has something else in it").doesNotContain("\tat ");
    assertThat(world.resolve("somebody's.txt")).exists();
  }

  private int bench(String... more) {
    CommandLine gridline = GridlineCommands.all();
    PrintWriter writer = new PrintWriter(said, true);
    gridline.setOut(writer);
    gridline.setErr(writer);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "screen",
                "--residents",
                "2000",
                "--presences",
                "20000",
                "--against",
                RIVALS,
                "--rivals",
                Path.of("rivals").toAbsolutePath().toString(),
                "--world",
                temporary.resolve("world").toString(),
                "--out",
                temporary.resolve("figures.json").toString()));
    arguments.addAll(List.of(more));
    return gridline.execute(arguments.toArray(new String[0]));
  }
}
