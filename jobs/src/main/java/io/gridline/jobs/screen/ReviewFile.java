package io.gridline.jobs.screen;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ReviewFields;
import io.gridline.pipelines.entry.ReviewItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The review list of a run: a JSON object for each item, each sealed under the order's key, one on
 * a line.
 */
public record ReviewFile(GateKeys gate, OrderKeys order) {

  /** Where it lies in a run's folder. */
  public static final String PATH = "review/review.sealed";

  private static final String PURPOSE = "review";
  private static final ObjectMapper JSON = new ObjectMapper();

  void write(OutputStream to, List<ReviewItem> items) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (ReviewItem item : items) {
      byte[] sealed = order.seal(ReviewFields.of(item, gate).json(), PURPOSE);
      lines.append(Base64.getEncoder().encodeToString(sealed)).append('\n');
    }
    to.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The items as field names and values, in the clear. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> read(Path file, OrderKeys order) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> order.open(Base64.getDecoder().decode(line), PURPOSE))
        .map(
            json -> {
              try {
                return (Map<String, Object>) JSON.readValue(json, LinkedHashMap.class);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }
}
