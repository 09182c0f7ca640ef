package io.gridline.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.EntryCodec;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.MessageKeys;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.ops.servers.KafkaServer;
import io.gridline.ops.servers.PostgresServer;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk and its database are killed (SIGKILL) while entries come by Kafka. */
class DeskIntakeIT {

  /** GRIDLINE_DESK_KILLS=50 for more; desk and database take turns. */
  private static final int ROUNDS =
      Integer.parseInt(System.getenv().getOrDefault("GRIDLINE_DESK_KILLS", "2"));

  private static final int PEOPLE_OF_A_ROUND = 150;
  private static final int LEAVING = 10;
  private static final Instant AS_OF = Instant.parse("2020-02-10T01:00:00Z");

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrTakenInTwiceWhateverIsKilled() throws Exception {
    // Started by root, PostgreSQL runs as somebody else, who has to get there.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    OrderKeys keys = KeyFolder.open(folder.resolve("keys")).order(MadeUpList.ORDER);
    Files.writeString(folder.resolve("order.yaml"), MadeUpList.ORDER_YAML);
    Random dice = new Random(7);
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        KafkaServer kafka = KafkaServer.start(folder.resolve("kafka"))) {
      Topics.make(
          KafkaAddress.of(kafka.bootstrapServers()),
          Topics.BROKERS_DEFAULT,
          Duration.ofSeconds(30));
      Process desk = desk(postgres, kafka);
      try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
        producer.initTransactions();
        for (int round = 0; round < ROUNDS; round++) {
          send(producer, keys, round);
          boolean unused = new CountDownLatch(1).await(dice.nextInt(1500), TimeUnit.MILLISECONDS);
          if (round % 2 == 0) {
            desk.destroyForcibly().waitFor();
            desk = desk(postgres, kafka);
          } else {
            postgres.kill();
            postgres.startAgain();
          }
        }
        // Who was listed and had left again before the desk looked has no task at all.
        int listed = ROUNDS * (PEOPLE_OF_A_ROUND - LEAVING);
        awaitCount(postgres, "SELECT count(*) FROM desk.task WHERE state = 'new'", listed);
        awaitCount(
            postgres, "SELECT count(*) FROM desk.task WHERE state NOT IN ('new', 'withdrawn')", 0);
        assertThat(count(postgres, "SELECT count(*) FROM desk.task_event WHERE action = 'list'"))
            .isEqualTo(count(postgres, "SELECT count(*) FROM desk.task"));
        assertThat(
                count(postgres, "SELECT count(*) FROM desk.task_event WHERE action = 'withdraw'"))
            .isEqualTo(count(postgres, "SELECT count(*) FROM desk.task WHERE state = 'withdrawn'"));
        assertThat(
                count(postgres, "SELECT count(*) FROM desk.task WHERE route_code = '330106004053'"))
            .as("what was sent in a transaction that was taken back")
            .isZero();
      } finally {
        desk.destroyForcibly().waitFor();
      }
    }
  }

  /** New people, ten of whom leave the list again; and as many whose transaction is taken back. */
  private static void send(KafkaProducer<byte[], byte[]> producer, OrderKeys keys, int round) {
    EntryCodec codec = new EntryCodec();
    producer.beginTransaction();
    for (int i = 0; i < PEOPLE_OF_A_ROUND; i++) {
      ListedEntry entry = entry(keys, round * PEOPLE_OF_A_ROUND + i, "330106002051");
      var unused = producer.send(message(entry.personKey(), codec.encode(entry)));
    }
    producer.commitTransaction();
    producer.beginTransaction();
    for (int i = 0; i < LEAVING; i++) {
      var unused =
          producer.send(
              message(entry(keys, round * PEOPLE_OF_A_ROUND + i, "33").personKey(), null));
    }
    producer.commitTransaction();
    producer.beginTransaction();
    for (int i = 20; i < 60; i++) {
      ListedEntry ghost = entry(keys, round * PEOPLE_OF_A_ROUND + i, "330106004053");
      var unused = producer.send(message(ghost.personKey(), codec.encode(ghost)));
    }
    producer.flush();
    producer.abortTransaction();
  }

  private static ProducerRecord<byte[], byte[]> message(String personKey, byte[] value) {
    return new ProducerRecord<>(
        Topics.ENTRIES, MessageKeys.ofEntry(MadeUpList.ORDER, personKey), value);
  }

  private static ListedEntry entry(OrderKeys keys, int person, String route) {
    return MadeUpList.entry(keys, AS_OF, person, route);
  }

  private static KafkaProducer<byte[], byte[]> producer(KafkaServer kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private Process desk(PostgresServer postgres, KafkaServer kafka) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.gridline.ops.Gridline",
            "desk",
            "--database",
            postgres.url(PostgresServer.USER),
            "--owner",
            PostgresServer.USER,
            "--keys",
            folder.resolve("keys").toString(),
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--order",
            folder.resolve("order.yaml").toString(),
            "--as-of",
            AS_OF.toString(),
            "--port",
            "0")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("desk.log").toFile()))
        .start();
  }

  private static void awaitCount(PostgresServer postgres, String sql, long wanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (count(postgres, sql) != wanted && System.nanoTime() < deadline) {
      boolean unused = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
    assertThat(count(postgres, sql)).isEqualTo(wanted);
  }

  private static long count(PostgresServer postgres, String sql) {
    try (Connection connection = postgres.connect();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException notYet) {
      return -1;
    }
  }
}
