package io.gridline.ops.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Every option that Flink's own classes declare, by key. */
final class FlinkOptions {

  /** One class of each jar that is looked through. */
  private static final Class<?>[] JARS = {
    CoreOptions.class, RuntimeExecutionMode.class, SourceReaderOptions.class, MiniCluster.class
  };

  private FlinkOptions() {}

  static Map<String, ConfigOption<?>> all() {
    Map<String, ConfigOption<?>> options = new TreeMap<>();
    Stream.of(JARS)
        .map(FlinkOptions::jar)
        .distinct()
        .flatMap(FlinkOptions::optionClasses)
        .forEach(name -> declared(name).forEach(option -> options.put(option.key(), option)));
    return options;
  }

  private static Path jar(Class<?> ofFlink) {
    try {
      return Path.of(ofFlink.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> optionClasses(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith("org/apache/flink/") && name.endsWith("Options.class"))
          // Those of SQL's connectors, which is not here.
          .filter(name -> !name.contains("/table/"))
          .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<ConfigOption<?>> declared(String className) {
    try {
      Class<?> options = Class.forName(className, false, FlinkOptions.class.getClassLoader());
      return Stream.of(options.getDeclaredFields())
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .filter(field -> field.getType() == ConfigOption.class)
          .map(FlinkOptions::value);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ConfigOption<?> value(Field field) {
    try {
      field.setAccessible(true);
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
