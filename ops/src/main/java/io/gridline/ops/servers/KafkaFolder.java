package io.gridline.ops.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What lies in a broker's folder: its settings, its data, its log. */
record KafkaFolder(Path path) {

  private static final String LISTENERS = "advertised.listeners";

  /** For one broker with transactions, on a machine that does other things too. */
  private static final String SETTINGS =
      """
      process.roles=broker,controller
      node.id=1
      controller.quorum.voters=1@127.0.0.1:%2$d
      listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
      controller.listener.names=CONTROLLER
      listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
      log.dirs=%3$s
      auto.create.topics.enable=false
      default.replication.factor=1
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=4
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.state.log.num.partitions=4
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      share.coordinator.state.topic.num.partitions=1
      group.initial.rebalance.delay.ms=0
      # The one broker dies with its controller: a session that ends sooner only takes its partitions from a broker that
      # is alive and slow, and changing all of them makes it slower.
      broker.heartbeat.interval.ms=500
      broker.session.timeout.ms=60000
      # Of the heap; 128 MB by default.
      log.cleaner.dedupe.buffer.size=16777216
      """;

  private static final String LOGGING =
      """
      status = ERROR
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{ISO8601} %-5p %c{1}: %m%n
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = console
      """;

  Path settings() {
    return path.resolve("server.properties");
  }

  Path logging() {
    return path.resolve("log4j2.properties");
  }

  /** Where native libraries are unpacked: a process that is killed leaves them. */
  Path scratch() {
    return path.resolve("tmp");
  }

  boolean isFormatted() {
    return Files.exists(data().resolve("meta.properties"));
  }

  private Path data() {
    return path.resolve("data");
  }

  /** Makes what is not there; ports that were taken once are kept. */
  void make() throws IOException {
    Files.createDirectories(scratch());
    Files.writeString(logging(), LOGGING);
    if (!Files.exists(settings())) {
      List<Integer> ports = FreePorts.take(2);
      Files.writeString(
          settings(), String.format(Locale.ROOT, SETTINGS, ports.get(0), ports.get(1), data()));
    }
  }

  /** HOST:PORT for clients. */
  String bootstrapServers() throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(settings())) {
      settings.load(file);
    }
    String listener = settings.getProperty(LISTENERS);
    return listener.substring(listener.lastIndexOf('/') + 1);
  }
}
