package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;

/**
 * Flink's configuration in {@code ops/deploy}, held against the options of the Flink we build for.
 */
class FlinkConfigurationTest {

  private static final Map<String, ConfigOption<?>> FLINKS = FlinkOptions.all();

  /** Keys that are nobody's constant in Flink: ours, the reporter's, and the operator's. */
  private static final Set<String> OTHERS =
      Set.of(
          "gridline.build",
          "metrics.reporter.prom.factory.class",
          "metrics.reporter.prom.port",
          "kubernetes.operator.session.deletion.block-on-unmanaged-jobs",
          "kubernetes.operator.pod-template.merge-arrays-by-name");

  /** What differs between machines of one's own and pods: names, folders, and who sets the size. */
  private static final String PLACE =
      ".*(\\.address|-address|bind-host|keystore|truststore|-password|\\.dirs?|tmpdir|\\.directory|process\\.size"
          + "|env\\.java\\.opts\\.all|rest\\.port)|kubernetes\\..*";

  private final Map<String, String> cluster = FlinkConfigurations.sessionCluster();
  private final Map<String, String> machines = FlinkConfigurations.machines();
  private final Map<String, String> client = FlinkConfigurations.client();

  @Test
  void everyKeyOfTheClusterIsAnOptionWithAValueThatItTakes() {
    assertThat(complaints(cluster)).isEmpty();
  }

  @Test
  void everyKeyOfTheFileForMachinesIsAnOptionWithAValueThatItTakes() {
    assertThat(complaints(machines)).isEmpty();
  }

  @Test
  void everyKeyOfTheClientIsAnOptionWithAValueThatItTakes() {
    assertThat(complaints(client)).isEmpty();
  }

  @Test
  void aMisspeltKeyAndAValueOfAnotherKindAreFound() {
    assertThat(
            complaints(
                Map.of("taskmanager.numberOfTaskSlot", "2", "heartbeat.timeout", "soon enough")))
        .containsExactlyInAnyOrder(
            "no such option: taskmanager.numberOfTaskSlot",
            "heartbeat.timeout does not take: soon enough");
  }

  @Test
  void machinesAndPodsAreConfiguredAlike() {
    assertThat(withoutPlace(machines)).isEqualTo(withoutPlace(cluster));
  }

  /** Flink itself refuses figures that do not add up. */
  @Test
  void whatIsLeftOfATaskManagersMemoryIsTheHeapThatTheCommentSays() {
    TaskExecutorProcessSpec memory =
        TaskExecutorProcessUtils.processSpecFromConfig(
            Configuration.fromMap(machines)
                .set(TaskManagerOptions.CPU_CORES, 2.0)
                .set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.parse("5120m")));

    assertThat(memory.getJvmHeapMemorySize().getMebiBytes()).isBetween(2750, 2950);
    assertThat(DeploymentFiles.text(DeploymentFiles.SESSION_CLUSTER)).contains("the heap, 2.8 GB");
  }

  /** Anybody who reaches a Flink can run code in it, and keys travel with its jobs. */
  @Test
  void nobodyIsLetInWithoutACertificate() {
    for (Map<String, String> flink : List.of(cluster, machines)) {
      assertThat(flink)
          .containsEntry("security.ssl.internal.enabled", "true")
          .containsEntry("security.ssl.rest.enabled", "true")
          .containsEntry("security.ssl.rest.authentication-enabled", "true")
          .containsEntry("web.submit.enable", "false");
    }
    assertThat(client)
        .containsEntry("security.ssl.rest.enabled", "true")
        .containsEntry("security.ssl.rest.authentication-enabled", "true");
  }

  private static Map<String, String> withoutPlace(Map<String, String> configuration) {
    Map<String, String> rest = new TreeMap<>(configuration);
    rest.keySet().removeIf(key -> key.matches(PLACE));
    return rest;
  }

  private static List<String> complaints(Map<String, String> given) {
    List<String> complaints = new ArrayList<>();
    Configuration configuration = Configuration.fromMap(given);
    given.forEach(
        (key, value) -> {
          if (FLINKS.containsKey(key)) {
            try {
              configuration.get(FLINKS.get(key));
            } catch (IllegalArgumentException e) {
              complaints.add(key + " does not take: " + value);
            }
          } else if (!OTHERS.contains(key)) {
            complaints.add("no such option: " + key);
          }
        });
    return complaints;
  }
}
