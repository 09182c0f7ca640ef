package io.gridline.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.jobs.alert.AlertSettings.ClockKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a savepoint knows the job's state by stays as it is written down. */
class AlertJobTest {

  @TempDir Path folder;

  @Test
  void hasTheUidsThatAreRecorded() throws Exception {
    for (ClockKind clock : ClockKind.values()) {
      List<String> uids = uids(clock);
      assertThat(uids).as("every operator has one").doesNotContainNull().doesNotHaveDuplicates();
      assertThat(uids).as("recorded in uids.txt").isSubsetOf(recorded());
    }
    List<String> all = new ArrayList<>(uids(ClockKind.WALL));
    all.addAll(uids(ClockKind.TOPIC));
    assertThat(all).as("uids.txt names none that is gone").containsAll(recorded());
  }

  private List<String> uids(ClockKind clock) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            LiveSettings.of(2, folder, StateKeeping.MEMORY));
    new AlertJob(
            new AlertSettings(
                KafkaAddress.of("127.0.0.1:1"),
                folder.resolve("keys"),
                "test",
                clock,
                Duration.ofSeconds(1),
                folder,
                Duration.ofMillis(5)))
        .build(environment);
    return environment.getStreamGraph(false).getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .toList();
  }

  private static List<String> recorded() throws Exception {
    try (InputStream file = AlertJob.class.getResourceAsStream("uids.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    }
  }
}
