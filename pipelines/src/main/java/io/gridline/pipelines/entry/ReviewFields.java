package io.gridline.pipelines.entry;

import io.gridline.pipelines.identity.Claim;
import io.gridline.pipelines.identity.ClaimVault;
import io.gridline.pipelines.presence.Presence;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question for a clerk as field names and values, in the clear: what a review file, and a message
 * of the review topic, have sealed. Values are texts, whole numbers and lists of texts.
 */
public record ReviewFields(Map<String, Object> fields) {

  /** Opens the claim in question. */
  public static ReviewFields of(ReviewItem item, ClaimVault vault) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("reason", item.reason().text());
    fields.put("meaning", item.reason().meaning());
    put(fields, "case_id", item.caseId());
    if (item.claim() != null) {
      Claim claim = vault.open(item.claim());
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
    return new ReviewFields(fields);
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

  /** A JSON object, in UTF-8; equal fields give equal bytes. */
  public byte[] json() {
    StringBuilder json = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          json.append(json.isEmpty() ? '{' : ',');
          text(name, json);
          json.append(':');
          value(value, json);
        });
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void value(Object value, StringBuilder json) {
    if (value instanceof List<?> texts) {
      json.append('[');
      for (int i = 0; i < texts.size(); i++) {
        json.append(i == 0 ? "" : ",");
        text(texts.get(i).toString(), json);
      }
      json.append(']');
    } else if (value instanceof Integer number) {
      json.append(number);
    } else {
      text(value.toString(), json);
    }
  }

  private static void text(String text, StringBuilder json) {
    json.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  @Override
  public String toString() {
    return "ReviewFields[***]";
  }
}
