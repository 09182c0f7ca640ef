package io.gridline.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.GridlineCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmark of the live job, tiny, on a real broker and in real processes. */
@EnabledIfEnvironmentVariable(named = "GRIDLINE_BENCH", matches = ".+")
class BenchLiveIT {

  @TempDir Path temporary;

  @Test
  void listsWhomTheRecordsListAndWritesAllFigures() throws Exception {
    StringWriter said = new StringWriter();
    CommandLine gridline = GridlineCommands.all();
    gridline.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    Path file = temporary.resolve("figures.json");
    int status =
        gridline.execute(
            "bench",
            "live",
            "--residents=1000",
            "--seconds=1",
            "--rounds=1",
            "--warm-up=0",
            "--share=20%",
            "--checkpoint-every=PT0.3S",
            "--work=" + temporary.resolve("work"),
            "--out=" + file);
    assertThat(status).as(said + "").isZero();

    JsonNode result = new ObjectMapper().readTree(file.toFile());
    assertThat(result.get("runs")).hasSize(3);
    JsonNode run = result.get("runs").get(2);
    assertThat(run.get("contender").asText()).isEqualTo("gridline");
    assertThat(run.get("records").asLong())
        .as("with one that marks each partition")
        .isEqualTo(4030);
    JsonNode half = run.get("half_load");
    // The first one, the marks and whom they bring, and of the others one in five of each flow.
    assertThat(half.get("listed").asLong()).isBetween(500L, 1000L + 64);
    assertThat(half.at("/alerts/p50").asLong())
        .isLessThanOrEqualTo(half.at("/alerts/p999").asLong());
    assertThat(half.at("/entries/count").asLong()).isPositive();
    assertThat(half.at("/entries/p50").asLong()).isPositive();
    assertThat(half.at("/checkpoints/state_bytes").asLong()).isPositive();
    for (JsonNode one : result.get("runs")) {
      assertThat(one.get("cpu_seconds").asDouble()).as("%s", one).isPositive();
    }
    for (JsonNode summary : result.get("summaries")) {
      assertThat(summary.at("/per_second_by_cpu/median").asDouble()).isPositive();
    }
    assertThat(result.at("/summaries/0/of_ceiling").asDouble()).isEqualTo(1);
    assertThat(result.get("command_line").toString()).contains("--residents=1000");
    assertThat(result.at("/machine/cores").asInt()).isPositive();
    assertThat(result.at("/versions/flink").asText()).isNotEmpty();
    assertThat(result.at("/settings/buffer_timeout_millis").asLong()).isEqualTo(5);
    assertThat(said.toString()).contains("of ceiling");
  }
}
