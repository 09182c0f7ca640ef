package io.gridline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class TopicsTest {

  private final Map<String, Map<String, Object>> topics = load();

  @TestFactory
  Stream<DynamicTest> aTopicNamesASchemaThatExistsAndSaysHowItIsKept() {
    return topics.entrySet().stream()
        .map(topic -> DynamicTest.dynamicTest(topic.getKey(), () -> check(topic.getValue())));
  }

  @Test
  void theTopicsAreThoseOfTheContract() {
    assertThat(topics)
        .containsOnlyKeys(
            "gridline.feed.carrier",
            "gridline.feed.rail",
            "gridline.feed.aviation",
            "gridline.feed.hotel",
            "gridline.orders",
            "gridline.cases",
            "gridline.register.person",
            "gridline.register.travel_document",
            "gridline.register.subscription",
            "gridline.entries",
            "gridline.alerts",
            "gridline.dead-letters",
            "gridline.review");
  }

  private static void check(Map<String, Object> topic) {
    assertThat(topic)
        .containsOnlyKeys("schema", "key", "partitions", "cleanup", "retention", "sensitivity");
    Schema schema =
        Schemas.all().stream()
            .filter(each -> each.getFullName().equals(topic.get("schema")))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no schema " + topic.get("schema")));
    for (String part : topic.get("key").toString().split(" \\+ ")) {
      assertThat(schema.getField(part)).as("key field %s", part).isNotNull();
    }
    assertThat((int) topic.get("partitions")).isPositive();
    assertThat(topic.get("cleanup")).isIn("delete", "compact");
    assertThat(topic.get("sensitivity")).isIn("open", "keyed", "sealed");
    assertThat(Duration.parse(topic.get("retention").toString())).isPositive();
  }

  @SuppressWarnings("unchecked") // the file's shape is what the other tests check
  private static Map<String, Map<String, Object>> load() {
    return (Map<String, Map<String, Object>>)
        new Load(LoadSettings.builder().build())
            .loadFromInputStream(TopicsTest.class.getResourceAsStream("topics.yaml"));
  }
}
