package io.gridline.ops.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Variables for a unit, and what systemd makes of a command line with them. */
record EnvironmentFile(Map<String, String> values) {

  static EnvironmentFile read(Path file) {
    Map<String, String> values = new HashMap<>();
    for (String line : DeploymentFiles.text(file).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new EnvironmentFile(values);
  }

  String value(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("no variable is called " + name);
    }
    return values.get(name);
  }

  /** {@code $NAME} as a word of its own is split at spaces, <code>${NAME}</code> is not. */
  List<String> words(String commandLine) {
    List<String> words = new ArrayList<>();
    for (String word : commandLine.split(" ")) {
      if (word.matches("\\$[A-Z]+")) {
        words.addAll(List.of(value(word.substring(1)).split(" ")));
      } else if (word.matches("\\$\\{[A-Z]+}")) {
        words.add(value(word.substring(2, word.length() - 1)));
      } else {
        words.add(word);
      }
    }
    return words;
  }
}
