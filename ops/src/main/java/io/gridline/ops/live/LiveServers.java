package io.gridline.ops.live;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topics;
import io.gridline.ops.servers.ConnectWorker;
import io.gridline.ops.servers.KafkaServer;
import io.gridline.ops.servers.PostgresServer;
import io.gridline.ops.servers.RegisterConnector;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/** PostgreSQL with a register, Kafka, and a Connect worker with Debezium between them. */
record LiveServers(PostgresServer postgres, KafkaServer kafka, ConnectWorker connect)
    implements AutoCloseable {

  private static final Duration TO_MAKE_TOPICS = Duration.ofSeconds(30);

  /**
   * Starts all three, fills the register, and has its changes sent.
   *
   * @param folder where they keep what they keep
   * @param register the register's files
   * @param keys the gate's keys
   */
  static LiveServers start(Path folder, Path register, Path keys) throws IOException {
    PostgresServer postgres = null;
    KafkaServer kafka = null;
    ConnectWorker connect = null;
    try {
      postgres = PostgresServer.start(folder.resolve("postgres"));
      fill(postgres, register);
      kafka = KafkaServer.start(folder.resolve("kafka"));
      KafkaAddress address = KafkaAddress.of(kafka.bootstrapServers());
      Topics.make(address, Topics.BROKERS_DEFAULT, TO_MAKE_TOPICS);
      Topics.makeClock(address, TO_MAKE_TOPICS);
      connect = ConnectWorker.start(folder.resolve("connect"), kafka.bootstrapServers());
      connect.run(
          RegisterConnector.NAME,
          new RegisterConnector(postgres.port(), postgres.database(), keys).settings());
      return new LiveServers(postgres, kafka, connect);
    } catch (SQLException e) {
      new LiveServers(postgres, kafka, connect).close();
      // Its message may hold a row.
      throw new IOException(
          "the register's database cannot be filled: SQL state " + e.getSQLState());
    } catch (IOException | RuntimeException e) {
      new LiveServers(postgres, kafka, connect).close();
      throw e;
    }
  }

  private static void fill(PostgresServer postgres, Path register)
      throws IOException, SQLException {
    postgres.execute(contract("tables.sql"), contract("live.sql"));
    try (Connection connection = postgres.connect()) {
      // Of a person an empty text is an empty text; a subscription without an end has none.
      copy(connection, register, "person", ", NULL '-'");
      copy(connection, register, "travel_document", "");
      copy(connection, register, "subscription", "");
    }
  }

  private static void copy(Connection connection, Path register, String table, String more)
      throws IOException, SQLException {
    try (Reader rows = Files.newBufferedReader(register.resolve(table + ".csv"))) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER" + more + ")", rows);
    }
  }

  private static String contract(String file) throws IOException {
    try (InputStream in =
        LiveServers.class.getResourceAsStream("/io/gridline/schemas/register/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    if (connect != null) {
      connect.close();
    }
    if (kafka != null) {
      kafka.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
