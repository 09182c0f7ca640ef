package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** {@code feeds.yaml}: which sources do not send UTF-8, as {@code hotel: {charset: GB18030}}. */
final class FeedsYaml {

  private static final List<String> CHARSETS = List.of("UTF-8", "GB18030");

  private FeedsYaml() {}

  static Map<Source, String> charsets(Path file) {
    Map<Source, String> charsets = new EnumMap<>(Source.class);
    if (!Files.exists(file)) {
      return charsets;
    }
    try {
      Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      if (yaml == null) {
        return charsets;
      }
      if (!(yaml instanceof Map<?, ?> sources)) {
        throw expected();
      }
      sources.forEach((source, settings) -> charsets.put(source(source), charset(settings)));
      return charsets;
    } catch (IOException e) {
      throw new BadInput("feeds.yaml: cannot be read", e);
    } catch (YamlEngineException e) {
      throw new BadInput("feeds.yaml: is not YAML", e);
    }
  }

  private static Source source(Object key) {
    return Source.feed(String.valueOf(key))
        .orElseThrow(
            () -> new BadInput("feeds.yaml: expected carrier, rail, aviation or hotel as keys"));
  }

  private static String charset(Object settings) {
    if (!(settings instanceof Map<?, ?> map) || !map.keySet().equals(java.util.Set.of("charset"))) {
      throw expected();
    }
    String charset = String.valueOf(map.get("charset"));
    if (!CHARSETS.contains(charset)) {
      throw new BadInput("feeds.yaml: expected charset UTF-8 or GB18030");
    }
    return charset;
  }

  private static BadInput expected() {
    return new BadInput("feeds.yaml: expected lines like hotel: {charset: GB18030}");
  }
}
