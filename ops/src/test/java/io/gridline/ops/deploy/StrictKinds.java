package io.gridline.ops.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.gridline.ops.deploy.DeploymentFiles.Document;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/**
 * Says what is wrong with a document, as a strict API server would: an unknown field, a value of
 * another kind, and, where what we have of a kind knows it, a required field that is missing or a
 * value that is none of those allowed.
 *
 * <p>Kubernetes' own kinds are held against the models of its Java client, FlinkDeployment against
 * the custom resource definition that the operator publishes, the kinds of cert-manager and of the
 * Prometheus operator against models made from theirs (which know no required fields).
 */
final class StrictKinds {

  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "cert-manager.io/v1 Certificate", Certificate.class,
          "cert-manager.io/v1 Issuer", Issuer.class,
          "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class,
          "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

  private static final String FLINK_DEPLOYMENT = "flink.apache.org/v1beta1 FlinkDeployment";

  private final ObjectMapper strict =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new WithoutCatchAll());
  private final CustomResourceDefinition flinkDeployments =
      CustomResourceDefinition.read("META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml");

  /** The models keep unknown fields in a map of each class; without it Jackson refuses them. */
  private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  List<String> complaints(Document document) {
    try {
      String json = strict.writeValueAsString(document.content());
      if (document.kind().equals(FLINK_DEPLOYMENT)) {
        return flinkDeployments.complaints(json);
      }
      if (MODELS.containsKey(document.kind())) {
        strict.readValue(json, MODELS.get(document.kind()));
        return List.of();
      }
      return ofKubernetes(document, JsonParser.parseString(json));
    } catch (JsonProcessingException e) {
      return List.of(e.getMessage());
    }
  }

  private static List<String> ofKubernetes(Document document, JsonElement json) {
    String model = "io.kubernetes.client.openapi.models.V1" + document.content().get("kind");
    try {
      Class.forName(model).getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      return List.of();
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      return List.of("no such kind: " + document.kind());
    }
  }
}
