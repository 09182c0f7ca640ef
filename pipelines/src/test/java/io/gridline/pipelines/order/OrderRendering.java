package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Writes an order as YAML, its keys in any sequence, in block or flow style, quoted or plain. */
final class OrderRendering {

  private final Random random;

  OrderRendering(long seed) {
    this.random = new Random(seed);
  }

  String yaml(ScreeningOrder order) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("order", order.id());
    keys.put("version", order.version());
    keys.put("disease", order.disease());
    keys.put("issued_by", order.issuedBy());
    keys.put("legal_basis", order.legalBasis());
    keys.put("valid_from", order.validFrom());
    keys.put("valid_until", order.validUntil());
    keys.put("records_from", order.recordsFrom());
    keys.put("jurisdiction", order.jurisdiction().code());
    keys.put("observation_days", order.observation().toDays());
    keys.put("retention_days", order.retention().toDays());
    keys.put("route_by", texts(order.routeBy()));
    keys.put("household_limit", order.householdLimit());
    keys.put("deadlines", order.deadlines());
    keys.put("zones", order.zones().stream().map(OrderRendering::keys).toList());
    keys.put("rules", order.rules().stream().map(OrderRendering::keys).toList());
    StringBuilder text = new StringBuilder();
    for (String key : shuffled(keys.keySet())) {
      text.append(scalar(key)).append(": ").append(value(keys.get(key))).append('\n');
    }
    return text.toString();
  }

  private static Map<String, Object> keys(Zone zone) {
    return Map.of(
        "id", zone.id(),
        "division", zone.division().code(),
        "from", zone.window().from(),
        "to", zone.window().to());
  }

  private static Map<String, Object> keys(Rule rule) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("id", rule.id());
    keys.put("level", rule.level().text());
    if (!rule.sources().isEmpty()) {
      keys.put("sources", texts(rule.sources()));
    }
    if (rule instanceof Rule.ZonePresence presence) {
      keys.put("kind", "zone-presence");
      keys.put("min_dwell", presence.minDwell());
    } else if (rule instanceof Rule.ZoneArrival arrival) {
      keys.put("kind", "zone-arrival");
      keys.put("within", arrival.within());
    } else if (rule instanceof Rule.ZoneResidence) {
      keys.put("kind", "zone-residence");
    } else if (rule instanceof Rule.CoTravel travel) {
      keys.put("kind", "co-travel");
      keys.put("scope", travel.scope().name().toLowerCase(Locale.ROOT));
      if (travel.scope() == Rule.TravelScope.ROWS) {
        keys.put("rows", travel.rows());
      }
    } else if (rule instanceof Rule.CoLodging lodging) {
      keys.put("kind", "co-lodging");
      keys.put("scope", lodging.scope().name().toLowerCase(Locale.ROOT));
    } else if (rule instanceof Rule.Household household) {
      keys.put("kind", "household");
      keys.put("of", List.copyOf(household.of()));
    }
    return keys;
  }

  private static List<String> texts(Collection<Source> sources) {
    return sources.stream().map(Source::text).toList();
  }

  private String value(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> pairs = new ArrayList<>();
      for (Object key : shuffled(map.keySet())) {
        pairs.add(scalar(key) + ": " + value(map.get(key)));
      }
      return "{" + String.join(", ", pairs) + "}";
    }
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(value(item)));
      String lineBreak = random.nextBoolean() ? "\n  " : "";
      return "[" + lineBreak + String.join(", " + lineBreak, items) + "]";
    }
    return scalar(value);
  }

  private String scalar(Object value) {
    String text = value.toString();
    boolean plain =
        text.matches("(?!null$)[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?") && random.nextBoolean();
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private <T> List<T> shuffled(Collection<T> keys) {
    List<T> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
