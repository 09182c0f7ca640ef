package io.gridline.ops.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code ops/deploy}, as their tests read them. */
final class DeploymentFiles {

  static final Path ROOT = Path.of("deploy").toAbsolutePath();
  static final Path KUBERNETES = ROOT.resolve("kubernetes");
  static final Path SESSION_CLUSTER = KUBERNETES.resolve("session/cluster.yaml");
  static final Path FLINK = ROOT.resolve("flink/config.yaml");

  private DeploymentFiles() {}

  /** What is applied to a Kubernetes, one document of a file. */
  record Document(Path file, Map<String, Object> content) {

    String kind() {
      return content.get("apiVersion") + " " + content.get("kind");
    }

    String name() {
      return (String) in(content, "metadata").get("name");
    }

    @Override
    public String toString() {
      return KUBERNETES.relativize(file) + ": " + content.get("kind") + " " + name();
    }
  }

  /**
   * All documents that are applied to a Kubernetes; the values of the operator's chart are none.
   */
  static List<Document> applied() {
    return below(KUBERNETES)
        .filter(file -> !file.endsWith("operator-values.yaml"))
        .flatMap(file -> documents(file).stream())
        .toList();
  }

  static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Document> documents(Path file) {
    List<Document> documents = new ArrayList<>();
    for (Object content : new Load(LoadSettings.builder().build()).loadAllFromString(text(file))) {
      documents.add(new Document(file, map(content)));
    }
    return documents;
  }

  static Document one(Path file, String kind) {
    return documents(file).stream()
        .filter(document -> document.content().get("kind").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  static Map<String, Object> yaml(String text) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The map under a path of keys; those that are not there are empty. */
  static Map<String, Object> in(Map<String, Object> map, String... keys) {
    Map<String, Object> at = map;
    for (String key : keys) {
      at = at.containsKey(key) ? map(at.get(key)) : Map.of();
    }
    return at;
  }

  /** The maps of a list; none when there is no such key. */
  static List<Map<String, Object>> each(Map<String, Object> map, String key) {
    return ((List<?>) map.getOrDefault(key, List.of())).stream().map(DeploymentFiles::map).toList();
  }

  @SuppressWarnings("unchecked") // YAML's maps have text for keys here
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
