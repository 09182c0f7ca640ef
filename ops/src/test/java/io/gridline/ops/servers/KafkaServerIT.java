package io.gridline.ops.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.Topic;
import io.gridline.connectors.kafka.TopicWriter;
import io.gridline.connectors.kafka.Topics;
import io.gridline.ops.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {

  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void keepsItsAddressAndItsDataWhenItIsKilledAndWhenItIsStopped() throws Exception {
    try (KafkaServer server = KafkaServer.start(folder)) {
      KafkaAddress kafka = KafkaAddress.of(server.bootstrapServers());
      assertThat(Topics.make(kafka, Topics.BROKERS_DEFAULT, BOUND))
          .containsExactlyInAnyOrderElementsOf(Topics.all().stream().map(Topic::name).toList());
      assertThat(Topics.make(kafka, Topics.BROKERS_DEFAULT, BOUND)).isEmpty();
      try (TopicWriter writer = TopicWriter.open(kafka)) {
        writer.send(Topics.ORDERS, utf8("a"), utf8("1"));
        writer.send(Topics.ORDERS, utf8("b"), utf8("2"));
        writer.flush();
        server.kill();
        writer.send(Topics.ORDERS, utf8("a"), null);
        server.startAgain();
        writer.send(Topics.ORDERS, utf8("c"), utf8("3"));
        writer.flush();
      }
      assertThat(server.bootstrapServers()).isEqualTo(kafka.servers());
      assertStanding(kafka);
      server.stop();
      server.startAgain();
      assertStanding(kafka);
    }
  }

  @Test
  void endsWhatAProcessThatWasKilledHasLeftBehind() throws Exception {
    KafkaServer left = KafkaServer.start(folder);
    try (KafkaServer next = KafkaServer.start(folder)) {
      assertThat(next.bootstrapServers()).isEqualTo(left.bootstrapServers());
      assertThat(left.isAlive()).isFalse();
      assertThat(next.isAlive()).isTrue();
    }
  }

  @Test
  void saysWhatItsLogSaysWhenItDoesNotComeUp() throws Exception {
    Files.writeString(folder.resolve("server.properties"), "process.roles=nonsense\n");
    assertThatThrownBy(() -> KafkaServer.start(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("kafka-format has failed; the end of its log, ")
        .hasMessageContaining("nonsense");
  }

  private static void assertStanding(KafkaAddress kafka) {
    Map<String, byte[]> standing = CompactedTopic.read(kafka, Topics.ORDERS, BOUND);
    assertThat(standing).containsOnlyKeys("b", "c");
    assertThat(standing.get("b")).isEqualTo(utf8("2"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
