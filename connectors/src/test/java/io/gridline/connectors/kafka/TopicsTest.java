package io.gridline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.Topic.Cleanup;
import io.gridline.pipelines.identity.Register.Table;
import io.gridline.pipelines.presence.RecordId;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void theNamesInTheCodeAreThoseOfTheFile() {
    List<String> names =
        new ArrayList<>(
            List.of(
                Topics.ORDERS,
                Topics.CASES,
                Topics.ENTRIES,
                Topics.ALERTS,
                Topics.DEAD_LETTERS,
                Topics.REVIEW));
    for (Source source : List.of(Source.CARRIER, Source.RAIL, Source.AVIATION, Source.HOTEL)) {
      names.add(Topics.feed(source));
    }
    for (Table table : Table.values()) {
      names.add(Topics.register(table));
    }
    assertThat(Topics.all()).extracting(Topic::name).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aTopicIsKeptAsTheFileSays() {
    Topic rail = topic("gridline.feed.rail");
    assertThat(rail.partitions()).isEqualTo(6);
    assertThat(rail.cleanup()).isEqualTo(Cleanup.DELETE);
    assertThat(rail.retention()).isEqualTo(Duration.ofDays(7));
    NewTopic made = rail.made((short) 3);
    assertThat(made.replicationFactor()).isEqualTo((short) 3);
    assertThat(made.configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("segment.ms", "75600000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(topic("gridline.orders").made(Topics.BROKERS_DEFAULT).configs())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("delete.retention.ms", "86400000")
        .doesNotContainKey("retention.ms");
  }

  @Test
  void aKeyIsMadeOfItsPartsAndGivesThemBack() {
    assertThat(MessageKeys.text(MessageKeys.ofRecord(new RecordId(Source.RAIL, "a/b"))))
        .isEqualTo("rail/a/b");
    byte[] entry = MessageKeys.ofEntry("ZJ-2020-001", "0123abcd");
    assertThat(MessageKeys.first(entry)).isEqualTo("ZJ-2020-001");
    assertThat(MessageKeys.last(entry)).isEqualTo("0123abcd");
  }

  private static Topic topic(String name) {
    return Topics.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
