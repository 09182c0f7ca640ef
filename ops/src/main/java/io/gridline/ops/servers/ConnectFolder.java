package io.gridline.ops.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What lies in a worker's folder: its settings, its log. Its state is in Kafka. */
record ConnectFolder(Path path) {

  private static final String LISTENERS = "listeners";
  private static final String SECRETS = "config.providers.file.param.allowed.paths";

  private static final String LOGGING =
      """
      status = ERROR
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{ISO8601} %-5p %c{1}: %m%n
      # At DEBUG and TRACE rows of the register would be in it.
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = console
      # Every question at the REST endpoint; every look for a broker that is away.
      logger.rest.name = org.apache.kafka.connect.runtime.rest.RestServer
      logger.rest.level = WARN
      logger.clients.name = org.apache.kafka.clients
      logger.clients.level = WARN
      logger.network.name = org.apache.kafka.clients.NetworkClient
      logger.network.level = ERROR
      """;

  Path settings() {
    return path.resolve("worker.properties");
  }

  Path logging() {
    return path.resolve("log4j2.properties");
  }

  /** Where native libraries are unpacked: a process that is killed leaves them. */
  Path scratch() {
    return path.resolve("tmp");
  }

  /** Makes what is not there; the port that was taken once is kept. */
  void make(String bootstrapServers) throws IOException {
    Files.createDirectories(scratch());
    Files.writeString(logging(), LOGGING);
    Properties settings = LiveSettings.worker();
    settings.setProperty("bootstrap.servers", bootstrapServers);
    settings.setProperty(LISTENERS, listener());
    settings.setProperty(SECRETS, path.toString());
    try (Writer file = Files.newBufferedWriter(settings(), StandardCharsets.UTF_8)) {
      settings.store(file, null);
    }
  }

  private String listener() throws IOException {
    return Files.exists(settings()) ? address() : "http://127.0.0.1:" + FreePorts.take(1).get(0);
  }

  /** Of its REST endpoint. */
  String address() throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(settings(), StandardCharsets.UTF_8)) {
      settings.load(file);
    }
    return settings.getProperty(LISTENERS);
  }
}
