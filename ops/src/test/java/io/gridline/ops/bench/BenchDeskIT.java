package io.gridline.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.GridlineCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmark of the desk, tiny, on a real server and by real HTTP. */
class BenchDeskIT {

  @TempDir private Path temporary;

  @Test
  void acknowledgesEachTaskOnceAndWritesAllFigures() throws Exception {
    // Started by root, PostgreSQL runs as somebody else, who has to get there.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    StringWriter said = new StringWriter();
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    Path file = temporary.resolve("figures.json");
    int status =
        gridline.execute(
            "bench",
            "desk",
            "--tasks=300",
            "--workers=6",
            "--connections=4",
            "--rounds=1",
            "--pace=PT0.01S",
            "--hold-transaction=PT1S",
            "--work=" + temporary.resolve("work"),
            "--out=" + file);
    assertThat(status).as(said + "").isZero();

    JsonNode result = new ObjectMapper().readTree(file.toFile());
    assertThat(result.get("runs"))
        .extracting(run -> run.get("contender").asText() + " " + run.get("tasks").asInt())
        .containsExactly(
            "plain 300", "gridline 300", "gridline-http 300", "gridline-http-paced 300");
    for (JsonNode summary : result.get("summaries")) {
      assertThat(summary.at("/per_second/median").asDouble()).isPositive();
      assertThat(summary.at("/p99_millis/median").asDouble())
          .isGreaterThanOrEqualTo(summary.at("/p50_millis/median").asDouble());
    }
    assertThat(result.at("/summaries/0/of_plain/median").asDouble()).isEqualTo(1);
    // Six who ask a hundred times a second each.
    assertThat(result.at("/summaries/3/per_second/median").asDouble()).isLessThan(620);
    assertThat(result.at("/held/seconds").asDouble()).isGreaterThanOrEqualTo(1);
    assertThat(result.at("/held/slices/0/per_second_with").asDouble()).isPositive();
    assertThat(result.at("/held/as_many").asDouble()).isPositive();
    assertThat(result.at("/versions/postgresql").asText()).isNotEmpty();
    assertThat(result.at("/machine/cores").asInt()).isPositive();
    assertThat(said.toString()).contains("of plain");
  }
}
