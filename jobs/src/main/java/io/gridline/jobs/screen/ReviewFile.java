package io.gridline.jobs.screen;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gridline.connectors.seal.GateKeys;
import io.gridline.connectors.seal.OrderKeys;
import io.gridline.pipelines.entry.ReviewItem;
import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.presence.Presence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
      byte[] sealed = order.seal(JSON.writeValueAsBytes(fields(item)), PURPOSE);
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

  private Map<String, Object> fields(ReviewItem item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("reason", item.reason().text());
    fields.put("meaning", item.reason().meaning());
    put(fields, "case_id", item.caseId());
    if (item.claim() != null) {
      Claim claim = gate.open(item.claim());
      fields.put("claim_type", claim.type().text());
      fields.put("claim_number", claim.number());
    }
    if (!item.matches().isEmpty()) {
      fields.put("matches", item.matches());
    }
    put(fields, "household_id", item.householdId());
    if (item.presence() != null) {
      fields.put("records", item.records());
      put(fields, item.presence());
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, Presence presence) {
    fields.put("source", presence.source().text());
    fields.put("record_id", presence.id().id());
    fields.put("started_at", presence.interval().from().toString());
    fields.put("ended_at", presence.interval().to().toString());
    fields.put("place_code", presence.place().code());
    if (presence.trip() != null) {
      fields.put("vehicle", presence.trip().vehicle());
      fields.put("service_date", LocalDate.ofEpochDay(presence.trip().serviceDay()).toString());
      put(fields, "car", presence.trip().car());
      put(fields, "seat", presence.trip().seat());
    }
    if (presence.stay() != null) {
      fields.put("place_name", presence.stay().hotelName());
      put(fields, "room", presence.stay().room());
    }
  }

  private static void put(Map<String, Object> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
