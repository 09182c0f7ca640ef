package io.gridline.ops.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests to a rival: a line of {@code name=value} pairs with tabs between them. */
final class Requests {

  private Requests() {}

  static String line(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining("\t"));
  }

  /** What DuckDB may use for whatever it does; spills go to {@code scratch}. */
  static Map<String, String> limits(Path scratch, String memory, int threads) {
    return Map.of(
        "scratch", scratch.toString(), "memory", memory, "threads", Integer.toString(threads));
  }
}
