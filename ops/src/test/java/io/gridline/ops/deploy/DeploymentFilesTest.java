package io.gridline.ops.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.ops.ExitCode;
import io.gridline.ops.deploy.DeploymentFiles.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied to a Kubernetes: each document by itself, and what is to hold between them. */
class DeploymentFilesTest {

  private static final StrictKinds KINDS = new StrictKinds();

  /** The only definition of the operator's to be had is older than the Flink we run. */
  private static final String NEWER_FLINK =
      "$.spec.flinkVersion: does not have a value in the enumeration";

  static List<Document> documents() {
    return DeploymentFiles.applied();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyDocumentIsOneThatItsKindTakes(Document document) {
    assertThat(KINDS.complaints(document))
        .filteredOn(complaint -> !complaint.startsWith(NEWER_FLINK))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "session/screen.yaml, CronJob, spec, concurencyPolicy",
    "network.yaml, NetworkPolicy, spec, podSelektor",
    "storage.yaml, PersistentVolumeClaim, spec, storageClass",
    "namespace.yaml, Role, metadata, labls",
    "session/cluster.yaml, FlinkDeployment, spec, taskManagers",
    "certificates.yaml, Certificate, spec, dnsName",
    "certificates.yaml, Issuer, spec, selfsigned",
    "monitoring.yaml, PodMonitor, spec, endpoints",
    "monitoring.yaml, PrometheusRule, spec, group",
  })
  void aFieldThatThereIsNotIsFound(String file, String kind, String part, String field) {
    Document right = DeploymentFiles.one(DeploymentFiles.KUBERNETES.resolve(file), kind);
    Map<String, Object> changed = new HashMap<>(DeploymentFiles.in(right.content(), part));
    changed.put(field, "x");
    Map<String, Object> content = new HashMap<>(right.content());
    content.put(part, changed);

    assertThat(KINDS.complaints(new Document(right.file(), content)))
        .anySatisfy(complaint -> assertThat(complaint).contains(field));
  }

  @Test
  void aFieldThatIsMissingIsFound() {
    Document right =
        DeploymentFiles.one(DeploymentFiles.KUBERNETES.resolve("session/screen.yaml"), "CronJob");
    Map<String, Object> spec = new HashMap<>(DeploymentFiles.in(right.content(), "spec"));
    spec.remove("schedule");
    Map<String, Object> content = new HashMap<>(right.content());
    content.put("spec", spec);

    assertThat(KINDS.complaints(new Document(right.file(), content)))
        .singleElement()
        .asString()
        .contains("required", "schedule");
  }

  @Test
  void aFieldDeepInsideAPodOfFlinksIsFound() {
    String text =
        DeploymentFiles.text(DeploymentFiles.SESSION_CLUSTER)
            .replace("readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true");

    assertThat(
            KINDS.complaints(
                new Document(DeploymentFiles.SESSION_CLUSTER, DeploymentFiles.yaml(text))))
        .anySatisfy(complaint -> assertThat(complaint).contains("readOnlyRootFileSystem"));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void noPodRunsAsRootOrGetsATokenOrMoreThanItNeeds(Pod pod) {
    assertThat(pod.spec()).containsEntry("automountServiceAccountToken", false);
    assertThat(DeploymentFiles.in(pod.spec(), "securityContext"))
        .containsEntry("runAsNonRoot", true)
        .containsEntry("runAsUser", 9999)
        .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
    for (Map<String, Object> container : pod.containers()) {
      assertThat(DeploymentFiles.in(container, "securityContext"))
          .containsEntry("allowPrivilegeEscalation", false)
          .containsEntry("readOnlyRootFilesystem", true)
          .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    }
  }

  /** What is mounted has to be there: a volume of the pod's, and behind it what a file makes. */
  @ParameterizedTest
  @MethodSource("pods")
  void everyMountIsAVolumeAndEveryClaimIsMade(Pod pod) {
    Set<Object> volumes =
        pod.volumes().stream().map(volume -> volume.get("name")).collect(Collectors.toSet());
    Set<Object> mounted = new TreeSet<>();
    for (Map<String, Object> container : pod.containers()) {
      DeploymentFiles.each(container, "volumeMounts")
          .forEach(mount -> mounted.add(mount.get("name")));
    }
    assertThat(mounted).isEqualTo(volumes);
    assertThat(claims(pod)).isSubsetOf(names("v1 PersistentVolumeClaim"));
  }

  /** Whoever has the keys and the store can say who was where. */
  @Test
  void keysAreMountedByWhatScreensAndPurgesAlone() {
    assertThat(pods().filter(pod -> claims(pod).contains("gridline-keys")).map(Pod::name))
        .containsExactlyInAnyOrder(
            "gridline-screen", "gridline-screen", "gridline-purge-zj-2020-001");
    assertThat(pods().filter(pod -> claims(pod).contains("gridline-cases")).map(Pod::name))
        .containsOnly("gridline-screen");
  }

  @Test
  void everyAccountIsMadeAndEverySecretIsMadeOrTold() {
    Set<String> told = Set.of("gridline-register");
    Set<String> made = new TreeSet<>(told);
    made.addAll(names("v1 Secret"));
    documents().stream()
        .filter(document -> document.kind().endsWith(" Certificate"))
        .forEach(c -> made.add((String) DeploymentFiles.in(c.content(), "spec").get("secretName")));
    String readme = DeploymentFiles.text(DeploymentFiles.ROOT.resolve("README.md"));

    assertThat(told)
        .allSatisfy(secret -> assertThat(readme).contains("create secret generic " + secret));
    assertThat(pods().flatMap(pod -> secrets(pod).stream())).isSubsetOf(made);
    assertThat(pods().map(Pod::account)).isSubsetOf(names("v1 ServiceAccount"));
  }

  /** A policy that selects nothing protects nothing, and one that allows nobody stops the run. */
  @Test
  void everyLabelThatAPolicySelectsIsAPods() {
    Set<String> components =
        pods()
            .map(pod -> String.valueOf(pod.labels().get("app.kubernetes.io/component")))
            .collect(Collectors.toCollection(TreeSet::new));
    String policies = DeploymentFiles.text(DeploymentFiles.KUBERNETES.resolve("network.yaml"));

    assertThat(selected(policies)).isSubsetOf(components).contains("screen", "jobmanager");
    assertThat(pods())
        .allSatisfy(
            pod -> assertThat(pod.labels()).containsEntry("app.kubernetes.io/part-of", "gridline"));
  }

  @Test
  void everyPortOfFlinksThatAPolicyOpensIsOneThatFlinkIsTold() {
    Map<String, String> flink = FlinkConfigurations.sessionCluster();
    Set<String> ports =
        Stream.of(
                "jobmanager.rpc.port",
                "blob.server.port",
                "taskmanager.rpc.port",
                "taskmanager.data.port",
                "metrics.internal.query-service.port",
                "metrics.reporter.prom.port")
            .map(flink::get)
            .collect(Collectors.toCollection(TreeSet::new));
    ports.add("8081");
    String policies = DeploymentFiles.text(DeploymentFiles.KUBERNETES.resolve("network.yaml"));

    assertThat(ports).allSatisfy(port -> assertThat(policies).contains("port: " + port + "}"));
  }

  @Test
  void theRunTakesAllSlotsOfTheCluster() {
    int slots =
        Integer.parseInt(FlinkConfigurations.sessionCluster().get("taskmanager.numberOfTaskSlots"));
    Map<String, Object> cluster =
        DeploymentFiles.one(DeploymentFiles.SESSION_CLUSTER, "FlinkDeployment").content();
    int replicas = (Integer) DeploymentFiles.in(cluster, "spec", "taskManager").get("replicas");

    assertThat(pods().filter(pod -> pod.name().equals("gridline-screen")))
        .allSatisfy(
            pod ->
                assertThat(
                        DeploymentFiles.each(pod.spec(), "containers")
                            .get(0)
                            .get("args")
                            .toString())
                    .contains("--parallelism=" + slots * replicas + ","));
  }

  @Test
  void theRunIsOverBeforeTheNextIsDue() {
    for (String place : List.of("session", "per-run")) {
      Map<String, Object> spec =
          DeploymentFiles.in(
              DeploymentFiles.one(
                      DeploymentFiles.KUBERNETES.resolve(place + "/screen.yaml"), "CronJob")
                  .content(),
              "spec");

      assertThat(spec).containsEntry("concurrencyPolicy", "Forbid");
      assertThat(
              (Integer)
                  DeploymentFiles.in(spec, "jobTemplate", "spec").get("activeDeadlineSeconds"))
          .isLessThan(3600);
    }
  }

  /** A pod that has ended keeps a volume of its own until it is deleted. */
  @Test
  void whatARunKeptForItselfGoesWithItsPodWithinAnHour() {
    for (String place : List.of("session", "per-run")) {
      Document job =
          DeploymentFiles.one(
              DeploymentFiles.KUBERNETES.resolve(place + "/screen.yaml"), "CronJob");

      assertThat(DeploymentFiles.in(job.content(), "spec", "jobTemplate", "spec"))
          .hasEntrySatisfying(
              "ttlSecondsAfterFinished",
              seconds -> assertThat((Integer) seconds).isPositive().isLessThanOrEqualTo(3600));
    }
  }

  @Test
  void nothingIsTriedAgainThatSomebodyHasToMend() {
    for (Document job : cronJobs()) {
      Map<String, Object> policy =
          DeploymentFiles.in(job.content(), "spec", "jobTemplate", "spec", "podFailurePolicy");

      assertThat(DeploymentFiles.each(policy, "rules"))
          .filteredOn(rule -> "FailJob".equals(rule.get("action")))
          .extracting(rule -> DeploymentFiles.in(rule, "onExitCodes").get("values").toString())
          .singleElement()
          .asString()
          .contains(String.valueOf(ExitCode.BAD_USAGE.status()));
    }
  }

  @Test
  void noFileHoldsAPassword() {
    assertThat(DeploymentFiles.below(DeploymentFiles.ROOT))
        .allSatisfy(
            file ->
                assertThat(
                        DeploymentFiles.text(file)
                            .lines()
                            .filter(
                                line ->
                                    line.matches(
                                        "(?i)\\s*[\\w.-]*password[\\w-]*\\s*[:=]\\s*\\S.*"))
                            .map(line -> line.replaceFirst(".*?[:=]\\s*", ""))
                            .toList())
                    .as("passwords in %s", file)
                    .allMatch(
                        value ->
                            value.matches(
                                "not-a-secret|change-me|\\{?.*gridline-keystore-password.*")));
  }

  /** A pod that a file describes; of a cluster's two kinds the template of both is part of each. */
  record Pod(String name, Map<String, Object> labels, Map<String, Object> spec) {

    List<Map<String, Object>> containers() {
      List<Map<String, Object>> all = new ArrayList<>(DeploymentFiles.each(spec, "containers"));
      all.addAll(DeploymentFiles.each(spec, "initContainers"));
      return all;
    }

    List<Map<String, Object>> volumes() {
      return DeploymentFiles.each(spec, "volumes");
    }

    String account() {
      return (String) spec.get("serviceAccountName");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Pod> pods() {
    Map<String, Object> cluster =
        DeploymentFiles.in(
            DeploymentFiles.one(DeploymentFiles.SESSION_CLUSTER, "FlinkDeployment").content(),
            "spec");
    return Stream.concat(
        cronJobs().stream()
            .map(
                job -> {
                  Map<String, Object> template =
                      DeploymentFiles.in(job.content(), "spec", "jobTemplate", "spec", "template");
                  return new Pod(
                      job.name(),
                      DeploymentFiles.in(template, "metadata", "labels"),
                      DeploymentFiles.in(template, "spec"));
                }),
        Stream.of("jobManager", "taskManager").map(kind -> flinkPod(cluster, kind)));
  }

  private static Pod flinkPod(Map<String, Object> cluster, String kind) {
    Map<String, Object> pod =
        ByName.merged(
            DeploymentFiles.in(cluster, "podTemplate"),
            DeploymentFiles.in(cluster, kind, "podTemplate"));
    Map<String, Object> spec = new HashMap<>(DeploymentFiles.in(pod, "spec"));
    spec.put("serviceAccountName", cluster.get("serviceAccount"));
    return new Pod(kind, DeploymentFiles.in(pod, "metadata", "labels"), spec);
  }

  private static List<Document> cronJobs() {
    return documents().stream().filter(d -> d.kind().equals("batch/v1 CronJob")).toList();
  }

  private static Set<String> claims(Pod pod) {
    return pod.volumes().stream()
        .map(
            volume -> (String) DeploymentFiles.in(volume, "persistentVolumeClaim").get("claimName"))
        .filter(name -> name != null)
        .collect(Collectors.toSet());
  }

  private static Set<String> secrets(Pod pod) {
    return pod.volumes().stream()
        .map(volume -> (String) DeploymentFiles.in(volume, "secret").get("secretName"))
        .filter(name -> name != null)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(String kind) {
    return documents().stream()
        .filter(document -> document.kind().equals(kind))
        .map(Document::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> selected(String policies) {
    return policies
        .lines()
        .filter(line -> line.contains("app.kubernetes.io/component: "))
        .map(line -> line.replaceAll(".*component: (\\w+).*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
