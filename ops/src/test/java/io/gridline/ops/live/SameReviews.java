package io.gridline.ops.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.connectors.kafka.CompactedTopic;
import io.gridline.connectors.kafka.KafkaAddress;
import io.gridline.connectors.kafka.ReviewCodec;
import io.gridline.connectors.kafka.Topics;
import io.gridline.connectors.lists.PublishedRuns;
import io.gridline.connectors.seal.KeyFolder;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.jobs.screen.ReviewFile;
import io.gridline.pipelines.entry.ListedReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the topic of review asks a clerk what a scheduled run has asked, every field.
 *
 * @param out where the scheduled run published, and the keys lie
 */
public record SameReviews(KafkaAddress kafka, Path out, String order) {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the scheduled run asks. */
  public List<String> published() throws IOException {
    PublishedRuns runs = new PublishedRuns(out);
    Path file = runs.folder(runs.latest(order).orElseThrow()).resolve(ReviewFile.PATH);
    return ReviewFile.read(file, keys()).stream().map(SameReviews::line).sorted().toList();
  }

  /** What the topic asks. */
  public List<String> asked() {
    ReviewCodec codec = new ReviewCodec();
    OrderKeys keys = keys();
    List<String> asked = new ArrayList<>();
    CompactedTopic.read(kafka, Topics.REVIEW, BOUND)
        .forEach(
            (key, message) -> {
              ListedReview review = codec.decode(message);
              asked.add(line(json(keys.openQuestion(review.reviewId(), review.questionSealed()))));
            });
    return asked.stream().sorted().toList();
  }

  private OrderKeys keys() {
    return KeyFolder.open(out.resolve("keys")).order(order);
  }

  private static String line(Map<String, Object> question) {
    return new TreeMap<>(question).toString();
  }

  @SuppressWarnings("unchecked") // an object's fields
  private static Map<String, Object> json(byte[] object) {
    try {
      return JSON.readValue(object, Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
