package io.gridline.ops.publish;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.ops.CommandFailure;
import io.gridline.ops.ExitCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Where Kafka is, and what a client needs to be let in there. */
public final class KafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Brokers of Kafka (4.0 or newer), several separated by commas.")
  private String servers;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = {
        "Settings of Kafka's clients, as key=value lines: what TLS and a login need, such as"
            + " security.protocol, sasl.jaas.config, ssl.truststore.location."
      })
  private Path client;

  public KafkaOptions() {}

  /**
   * @throws CommandFailure when the settings cannot be read
   */
  public KafkaAddress address() {
    KafkaAddress address = KafkaAddress.of(servers);
    if (client == null) {
      return address;
    }
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(client)) {
      settings.load(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.BAD_USAGE, "--client-config: " + client + " cannot be read", e);
    }
    return address.with(settings);
  }
}
