package io.gridline.ops.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The files of {@code ops/live}, as they are. */
final class LiveSettings {

  private LiveSettings() {}

  static Properties worker() {
    return load("worker.properties");
  }

  static Properties register() {
    return load("register.properties");
  }

  private static Properties load(String file) {
    try (InputStream in = LiveSettings.class.getResourceAsStream("/io/gridline/ops/live/" + file)) {
      Properties settings = new Properties();
      settings.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
