package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.ops.deploy.DeploymentFiles.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sidecar that makes a Flink cluster for one run, and the run beside it. */
class RunsOwnClusterTest {

  private static final Document RUN =
      DeploymentFiles.one(DeploymentFiles.KUBERNETES.resolve("per-run/screen.yaml"), "CronJob");
  private static final Document SESSION =
      DeploymentFiles.one(DeploymentFiles.KUBERNETES.resolve("session/screen.yaml"), "CronJob");

  @TempDir private Path folder;

  /** The script itself, with a kubectl that only writes down what it was asked. */
  @Test
  @Timeout(30)
  void makesTheClusterBeforeTheRunAndTakesItAwayWhenToldToEnd() throws Exception {
    Path ready = folder.resolve("ready");
    Process sidecar = start("");
    while (sidecar.isAlive() && !Files.exists(ready)) {
      Thread.onSpinWait();
    }
    assertThat(asked())
        .satisfiesExactly(
            call -> assertThat(call).startsWith("delete flinkdeployment gridline"),
            call -> assertThat(call).isEqualTo("create --filename=/cluster/cluster.yaml"),
            call -> assertThat(call).startsWith("patch flinkdeployment gridline"),
            call -> assertThat(call).startsWith("wait flinkdeployment gridline"),
            call -> assertThat(call).startsWith("rollout status deployment/gridline-taskmanager"));

    sidecar.destroy();

    assertThat(sidecar.waitFor()).isZero();
    assertThat(asked().get(5))
        .isEqualTo("delete flinkdeployment gridline --ignore-not-found --wait=false");
  }

  @Test
  @Timeout(30)
  void aClusterThatCannotBeMadeIsNoClusterToRunOn() throws Exception {
    Process sidecar = start("case \"$1\" in create) exit 1 ;; esac");

    assertThat(sidecar.waitFor()).isNotZero();
    assertThat(folder.resolve("ready")).doesNotExist();
  }

  @Test
  void thePodOwnsTheClusterSoThatItGoesWithIt() throws Exception {
    start("case \"$1\" in wait) exit 1 ;; esac").waitFor(20, TimeUnit.SECONDS);

    String patch =
        asked().stream().filter(call -> call.startsWith("patch")).findFirst().orElseThrow();
    Map<String, Object> owner =
        DeploymentFiles.each(
                DeploymentFiles.in(
                    DeploymentFiles.yaml(patch.substring(patch.indexOf('{'))), "metadata"),
                "ownerReferences")
            .get(0);
    assertThat(owner)
        .isEqualTo(Map.of("apiVersion", "v1", "kind", "Pod", "name", "pod-1", "uid", "0a1b"));
  }

  @Test
  void theRunIsTheOneOfTheSessionCluster() {
    assertThat(containers(RUN)).isEqualTo(containers(SESSION));
    assertThat(volumes(RUN)).containsAllEntriesOf(volumes(SESSION));
    assertThat(withoutPod(RUN)).isEqualTo(withoutPod(SESSION));
  }

  /** Whoever holds the token can make pods, and mount the keys. */
  @Test
  void theRunItselfGetsNoToken() {
    assertThat(pod(RUN)).containsEntry("automountServiceAccountToken", false);
    assertThat(containers(RUN).toString()).doesNotContain("serviceaccount");
  }

  private Process start(String behaviour) throws IOException {
    Path kubectl = folder.resolve("kubectl");
    Files.createFile(
        kubectl,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    // One line for each call, whatever line breaks it has.
    Files.writeString(
        kubectl,
        "#!/bin/sh\necho \"$*\" | tr -d '\\n' >>"
            + folder
            + "/asked\necho >>"
            + folder
            + "/asked\n"
            + behaviour
            + "\n");
    Map<String, Object> sidecar = DeploymentFiles.each(pod(RUN), "initContainers").get(0);
    List<?> command = (List<?>) sidecar.get("command");
    String script = command.get(2).toString().replace("/tmp/ready", folder + "/ready");
    ProcessBuilder process =
        new ProcessBuilder(command.get(0).toString(), command.get(1).toString(), script)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    process.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    process.environment().put("POD_NAME", "pod-1");
    process.environment().put("POD_UID", "0a1b");
    return process.start();
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked"));
  }

  private static Map<String, Object> pod(Document job) {
    return DeploymentFiles.in(job.content(), "spec", "jobTemplate", "spec", "template", "spec");
  }

  private static List<Map<String, Object>> containers(Document job) {
    return DeploymentFiles.each(pod(job), "containers");
  }

  private static Map<String, Object> volumes(Document job) {
    Map<String, Object> volumes = new TreeMap<>();
    DeploymentFiles.each(pod(job), "volumes")
        .forEach(volume -> volumes.put((String) volume.get("name"), volume));
    return volumes;
  }

  private static Map<String, Object> withoutPod(Document job) {
    Map<String, Object> spec = new TreeMap<>(DeploymentFiles.in(job.content(), "spec"));
    Map<String, Object> ofJob = new TreeMap<>(DeploymentFiles.in(spec, "jobTemplate", "spec"));
    ofJob.remove("template");
    spec.put("jobTemplate", ofJob);
    return spec;
  }
}
