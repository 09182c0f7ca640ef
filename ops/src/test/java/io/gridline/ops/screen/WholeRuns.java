package io.gridline.ops.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Whether everything that a manifest names is there, whole; read as any reader of it would. */
record WholeRuns(Path out) {

  private static final ObjectMapper JSON = new ObjectMapper();

  void check() throws Exception {
    for (Path manifest : manifests()) {
      JsonNode run = JSON.readTree(manifest.toFile());
      Path folder = manifest.resolveSibling("run=" + run.get("run").asText());
      for (JsonNode file : run.get("files")) {
        assertThat(sha256(folder.resolve(file.get("path").asText())))
            .as("%s in %s", file.get("path"), manifest)
            .isEqualTo(file.get("sha256").asText());
      }
    }
    checkStore();
  }

  private void checkStore() throws IOException {
    Path manifest = out.resolve("store/manifest.json");
    if (Files.exists(manifest)) {
      for (JsonNode part : JSON.readTree(manifest.toFile()).get("parts")) {
        Path data = out.resolve("store/parts/" + part.get("id").asText() + ".parquet");
        try (ParquetFileReader reader =
            ParquetFileReader.open(
                new LocalInputFile(data),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
          assertThat(reader.getRecordCount()).isEqualTo(part.get("accepted").asLong());
        }
      }
    }
  }

  /** The files of the published run that are the same for the same input and keys. */
  Map<String, String> published() throws Exception {
    List<Path> manifests = manifests();
    assertThat(manifests).hasSize(1);
    Path manifest = manifests.get(0);
    Path folder =
        manifest.resolveSibling("run=" + JSON.readTree(manifest.toFile()).get("run").asText());
    Map<String, String> published = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (path.matches("(entries|evidence|lists|referrals)/.*")) {
          published.put(path, sha256(file));
        }
      }
    }
    return published;
  }

  /** Whether the published run has the same files; says which have not. */
  void assertPublished(Map<String, String> expected) throws Exception {
    Map<String, String> published = published();
    Set<String> paths = new TreeSet<>(expected.keySet());
    paths.addAll(published.keySet());
    paths.removeIf(path -> Objects.equals(expected.get(path), published.get(path)));
    assertThat(paths).as("files that are not those expected, below %s", out).isEmpty();
  }

  /** The run folders of the order, published or not. */
  List<Path> runFolders() throws IOException {
    return find("run=");
  }

  private List<Path> manifests() throws IOException {
    return find("manifest.json").stream()
        .filter(path -> !path.startsWith(out.resolve("store")))
        .toList();
  }

  private List<Path> find(String prefix) throws IOException {
    if (!Files.exists(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(out, 3)) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix))
          .filter(path -> !path.toString().contains(".next-"))
          .toList();
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
