package io.gridline.ops.deploy;

import java.util.Map;
import java.util.TreeMap;

/** Flink's configuration as the files of {@code ops/deploy} give it, to cluster and client. */
final class FlinkConfigurations {

  private FlinkConfigurations() {}

  static Map<String, String> sessionCluster() {
    return texts(
        DeploymentFiles.in(
            DeploymentFiles.one(DeploymentFiles.SESSION_CLUSTER, "FlinkDeployment").content(),
            "spec",
            "flinkConfiguration"));
  }

  static Map<String, String> machines() {
    return texts(DeploymentFiles.yaml(DeploymentFiles.text(DeploymentFiles.FLINK)));
  }

  static Map<String, String> client() {
    Map<String, Object> data =
        DeploymentFiles.in(
            DeploymentFiles.one(DeploymentFiles.KUBERNETES.resolve("client.yaml"), "ConfigMap")
                .content(),
            "data");
    return texts(DeploymentFiles.yaml((String) data.get("config.yaml")));
  }

  private static Map<String, String> texts(Map<String, Object> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((key, value) -> texts.put(key, value.toString()));
    return texts;
  }
}
