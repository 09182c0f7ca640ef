package io.gridline.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.ops.Gridline;
import io.gridline.ops.screen.ClusterOfProcesses;
import io.gridline.ops.servers.KafkaServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code gridline alert --cluster} on real processes, one of which is killed. Asked for by {@code
 * GRIDLINE_KILLS=1 ./gridline test ClusterAlertIT}; takes a minute.
 */
@EnabledIfEnvironmentVariable(named = "GRIDLINE_KILLS", matches = "\\d+")
class ClusterAlertIT {

  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void goesOnWhereItWasWhenItsTaskManagerIsKilled() throws Exception {
    KeyFolder keys = KeyFolder.open(folder.resolve("keys"));
    ClusterOfProcesses cluster =
        new ClusterOfProcesses(
            folder.resolve("cluster"), List.of("--task-managers=1", "--slots=2", "--memory=1200m"));
    try (KafkaServer broker = KafkaServer.start(folder.resolve("kafka"))) {
      KafkaAddress kafka = KeptSavepointsIT.topics(broker);
      SavedWorld world = new SavedWorld(kafka, keys);
      world.before();
      cluster.up();
      assertThat(
              run(
                  "alert",
                  "--cluster=" + cluster.address(),
                  "--bootstrap-servers=" + kafka.servers(),
                  "--keys=" + folder.resolve("keys"),
                  "--checkpoints=" + Files.createDirectory(folder.resolve("checkpoints")),
                  "--checkpoint-every=PT1S",
                  "--clock=topic"))
          .startsWith("Running, from the beginning. Job ");
      awaitShown(kafka, KeptSavepointsIT.keys(keys, 1, 2, 3, 4, 5));
      cluster.kill("taskmanager-1");
      world.after();
      cluster.up();
      awaitShown(kafka, KeptSavepointsIT.keys(keys, 1, 2, 5));
    } finally {
      cluster.down();
    }
  }

  private static void awaitShown(KafkaAddress kafka, Set<String> expected) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!KeptSavepointsIT.shown(kafka).equals(expected) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(KeptSavepointsIT.shown(kafka)).isEqualTo(expected);
  }

  private static String run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine command = Gridline.commandLine();
    command.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    assertThat(command.execute(arguments)).as(said::toString).isZero();
    return said.toString();
  }
}
