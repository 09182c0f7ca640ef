package io.gridline.ops.deploy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A custom resource definition, as a JSON schema in which an unknown field is an error. */
final class CustomResourceDefinition {

  private final JsonSchema schema;

  private CustomResourceDefinition(JsonSchema schema) {
    this.schema = schema;
  }

  static CustomResourceDefinition read(String resource) {
    try (InputStream in =
        CustomResourceDefinition.class.getClassLoader().getResourceAsStream(resource)) {
      // The definition has half a megabyte, and the loader is cautious with less.
      Object definition =
          new Load(LoadSettings.builder().setCodePointLimit(4 << 20).build())
              .loadFromInputStream(in);
      Map<String, Object> version =
          DeploymentFiles.each(
                  DeploymentFiles.in(DeploymentFiles.map(definition), "spec"), "versions")
              .get(0);
      Map<String, Object> schema = DeploymentFiles.in(version, "schema", "openAPIV3Schema");
      Map<String, Object> properties = new HashMap<>(DeploymentFiles.in(schema, "properties"));
      properties.put("apiVersion", Map.of("type", "string"));
      properties.put("kind", Map.of("type", "string"));
      properties.put("metadata", metadata());
      Map<String, Object> whole = new HashMap<>(schema);
      whole.put("properties", properties);
      return new CustomResourceDefinition(
          JsonSchemaFactory.getInstance(VersionFlag.V4)
              .getSchema(
                  new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(strict(whole))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a document of ours may say of itself; a definition leaves it to the server. */
  private static Map<String, Object> metadata() {
    return Map.of(
        "type",
        "object",
        "properties",
        Map.of("name", Map.of("type", "string"), "namespace", Map.of("type", "string")));
  }

  List<String> complaints(String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Closes every object of a schema that names its fields, unless it says that it is open. */
  private static Object strict(Object schema) {
    if (schema instanceof List<?> list) {
      return list.stream().map(CustomResourceDefinition::strict).toList();
    }
    if (!(schema instanceof Map<?, ?>)) {
      return schema;
    }
    Map<String, Object> closed = new HashMap<>();
    DeploymentFiles.map(schema).forEach((key, value) -> closed.put(key, strict(value)));
    if (closed.get("properties") instanceof Map<?, ?>
        && !closed.containsKey("additionalProperties")
        && closed.get("x-kubernetes-preserve-unknown-fields") == null) {
      closed.put("additionalProperties", false);
    }
    return closed;
  }
}
