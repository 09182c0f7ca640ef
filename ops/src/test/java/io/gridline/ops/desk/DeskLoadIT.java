package io.gridline.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.ops.GridlineCommands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Two hundred workers on a hundred thousand tasks, by HTTP with a session each: {@code
 * GRIDLINE_DESK_LOAD=1}. The benchmark itself fails when a task is given twice or not at all.
 */
@EnabledIfEnvironmentVariable(named = "GRIDLINE_DESK_LOAD", matches = ".+")
class DeskLoadIT {

  private static final double BEARABLE_MILLIS = 50;

  @TempDir private Path temporary;

  /** Each asks every third of a second: far more than anybody can visit. */
  @Test
  void eachTaskIsAcknowledgedOnceAndNobodyWaits() throws Exception {
    // Started by root, PostgreSQL runs as somebody else, who has to get there.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    CommandLine gridline = GridlineCommands.all();
    PrintWriter said = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    gridline.setOut(said).setErr(said);
    Path file = temporary.resolve("figures.json");
    int status =
        gridline.execute(
            "bench",
            "desk",
            "--tasks=100k",
            "--workers=200",
            "--rounds=1",
            "--pace=PT0.33S",
            "--work=" + temporary.resolve("work"),
            "--out=" + file);
    assertThat(status).isZero();

    JsonNode paced = new ObjectMapper().readTree(file.toFile()).at("/runs/3");
    assertThat(paced.get("contender").asText()).isEqualTo("gridline-http-paced");
    assertThat(paced.get("tasks").asInt()).isEqualTo(100_000);
    assertThat(paced.get("p99_millis").asDouble()).isLessThan(BEARABLE_MILLIS);
  }
}
