package io.gridline.ops.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit of systemd's, read as systemd reads it: sections of keys, which may come several times.
 */
record SystemdUnit(String name, List<Setting> settings) {

  record Setting(String section, String key, String value) {}

  static SystemdUnit read(Path file) {
    return parse(file.getFileName().toString(), DeploymentFiles.text(file));
  }

  static SystemdUnit parse(String name, String text) {
    List<Setting> settings = new ArrayList<>();
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (line.indexOf('=') > 0) {
        int equals = line.indexOf('=');
        settings.add(
            new Setting(section, line.substring(0, equals), line.substring(equals + 1).strip()));
      } else {
        throw new IllegalArgumentException(name + ": neither a section nor a setting: " + line);
      }
    }
    return new SystemdUnit(name, settings);
  }

  List<String> values(String key) {
    return settings.stream().filter(s -> s.key().equals(key)).map(Setting::value).toList();
  }

  String value(String key) {
    List<String> values = values(key);
    if (values.size() != 1) {
      throw new IllegalArgumentException(name + ": " + values.size() + " times " + key);
    }
    return values.get(0);
  }
}
