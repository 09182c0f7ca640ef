package io.gridline.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.lists.RunManifest;
import io.gridline.jobs.flink.EmbeddedFlink;
import io.gridline.jobs.flink.JobFailed;
import io.gridline.jobs.postgres.RegisterServer;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole run with its register in PostgreSQL. */
class DatabaseRegisterIT {

  @TempDir static Path shared;
  private static EmbeddedFlink flink;
  private static RegisterServer server;
  private static CapturedLog log;
  private static Path world;
  private static Map<String, String> expected;

  @TempDir Path out;
  private String schema;

  @BeforeAll
  static void screenWithFiles() throws Exception {
    log = new CapturedLog();
    server = RegisterServer.start(shared);
    flink = EmbeddedFlink.start(2);
    world = new SmallWorld().write(shared.resolve("world"), Shape.PLAIN);
    expected = published(ScreenRun.of(world, shared.resolve("out")), Progress.SILENT);
    assertThat(expected).hasSizeGreaterThan(5);
  }

  @AfterAll
  static void closeAndSearchTheLog() throws Exception {
    flink.close();
    server.close();
    log.close();
    assertThat(log.text())
        .contains("evaluate households")
        .doesNotContain("密", "EA4711", "VI4711", "1384711", RegisterServer.PASSWORD);
  }

  @BeforeEach
  void load() throws Exception {
    schema = server.load(world.resolve("register"));
  }

  @Test
  void publishesTheSameBytesAsWithFiles() throws Exception {
    assertThat(published(run(), Progress.SILENT)).isEqualTo(expected);
  }

  @Test
  void showsThePasswordInNothingThatIsWritten() throws Exception {
    published(run(), Progress.SILENT);
    for (Path file : Folders.files(out)) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(RegisterServer.PASSWORD);
    }
    assertThat(run().toString()).contains("jdbc:postgresql:").doesNotContain("sesame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace", "look up", "evaluate"})
  void isMadeOfOneStateOfTheRegister(String phase) throws Exception {
    Progress changing =
        Hearing.at(
            phase,
            () -> {
              server.execute(
                  schema,
                  "UPDATE person SET name = 'x', residence_division = '330203001001'",
                  "DELETE FROM person WHERE person_id < 'p010'",
                  "DELETE FROM travel_document",
                  "DELETE FROM subscription");
              return null;
            });
    assertThat(published(run(), changing)).isEqualTo(expected);
    assertThat(published(run(), Progress.SILENT)).isNotEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace", "find", "look up"})
  void publishesNothingWhenItsConnectionsAreLost(String phase) {
    Throwable failure = catchThrowable(() -> run().on(flink, cuttingAt(phase)));
    Optional<Unreadable> unreadable = JobFailed.behind(failure, Unreadable.class);
    assertThat(unreadable.map(Throwable::getMessage).orElse(""))
        .contains("register jdbc:postgresql://127.0.0.1:", "the state that this run reads is gone");
    assertThat(out.resolve("order=A")).doesNotExist();
  }

  @Test
  void needsItNoMoreOnceItHasBeenAskedForEverybody() throws Exception {
    assertThat(published(run(), cuttingAt("evaluate"))).isEqualTo(expected);
  }

  private Progress cuttingAt(String phase) {
    return Hearing.at(
        phase,
        () -> {
          server.execute(
              schema,
              "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE"
                  + " application_name = 'gridline'");
          return null;
        });
  }

  @Test
  void startsNothingWhenATableIsMissing() throws Exception {
    server.execute(schema, "DROP TABLE subscription");
    assertThat(catchThrowable(() -> run().on(flink)))
        .isInstanceOf(Unreadable.class)
        .hasMessageEndingWith("/postgres: table subscription is missing");
    assertThat(out).isEmptyDirectory();
  }

  private ScreenRun run() {
    return ScreenRun.of(world, out).register(server.address(schema));
  }

  private static Map<String, String> published(ScreenRun run, Progress progress) throws Exception {
    RunManifest manifest = run.keys(shared.resolve("keys")).on(flink, progress).get(0);
    return Folders.repeatable(new PublishedRuns(run.out()).folder(manifest));
  }
}
