package io.gridline.jobs.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The counts of a manifest. JSON is YAML too, so the orders' reader reads it. */
final class PublishedManifest {
  private final Map<?, ?> manifest;

  private PublishedManifest(Map<?, ?> manifest) {
    this.manifest = manifest;
  }

  static PublishedManifest read(Path file) throws IOException {
    return new PublishedManifest(
        (Map<?, ?>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
  }

  /** Source, counter (`rejected <reason>` for rejections) and number, without zeros. */
  TextTable accounting() {
    List<List<String>> rows = new ArrayList<>();
    ((Map<?, ?>) manifest.get("sources"))
        .forEach(
            (source, counters) ->
                ((Map<?, ?>) counters)
                    .forEach((counter, n) -> add(rows, source.toString(), counter.toString(), n)));
    return new TextTable(List.of("source", "counter", "n"), rows);
  }

  private static void add(List<List<String>> rows, String source, String counter, Object n) {
    if (n instanceof Map<?, ?> reasons) {
      reasons.forEach((reason, number) -> add(rows, source, counter + " " + reason, number));
    } else if (n instanceof Number number && number.longValue() != 0) {
      rows.add(List.of(source, counter, number.toString()));
    }
  }

  int elsewhere() {
    return ((Number) manifest.get("elsewhere")).intValue();
  }
}
