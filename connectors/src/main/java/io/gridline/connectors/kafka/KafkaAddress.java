package io.gridline.connectors.kafka;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where Kafka is, and what a client needs to be let in there.
 *
 * @param servers HOST:PORT, several separated by commas
 * @param client settings of Kafka's clients, such as {@code security.protocol}; may hold a password
 */
public record KafkaAddress(String servers, Map<String, String> client) implements Serializable {

  public KafkaAddress {
    client = Map.copyOf(client);
  }

  /** Brokers that let everybody in. */
  public static KafkaAddress of(String servers) {
    return new KafkaAddress(servers, Map.of());
  }

  /** The same with the settings of a client's file. */
  public KafkaAddress with(Properties settings) {
    Map<String, String> more = new HashMap<>(client);
    settings.stringPropertyNames().forEach(name -> more.put(name, settings.getProperty(name)));
    return new KafkaAddress(servers, more);
  }

  /** These with what a client needs to be let in; what is said here stands. */
  Map<String, Object> settings(Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(client);
    // By default a client that loses all brokers forgets what it knows of the topics, and one that
    // writes meanwhile may wait for it in vain until its time is over.
    all.putIfAbsent(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
    all.putAll(own);
    all.put("bootstrap.servers", servers);
    return all;
  }

  @Override
  public String toString() {
    return servers;
  }
}
