package io.gridline.connectors.kafka;

import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.Rule.LodgingScope;
import io.gridline.pipelines.order.Rule.TravelScope;
import io.gridline.pipelines.presence.Source;
import io.gridline.schemas.Schemas;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** One rule of an order in the contract of orders. */
final class RuleFields {

  private static final Schema RULE = Schemas.ORDER.getField("rules").schema().getElementType();

  private RuleFields() {}

  static GenericRecord record(Rule rule) {
    GenericRecord to = new GenericData.Record(RULE);
    to.put("id", rule.id());
    to.put("level", rule.level().text());
    Fields.putTexts(to, "sources", names(rule.sources()));
    Fields.putTexts(to, "of", List.of());
    if (rule instanceof Rule.ZonePresence presence) {
      to.put("kind", "zone-presence");
      to.put("min_dwell", presence.minDwell().toString());
    } else if (rule instanceof Rule.ZoneArrival arrival) {
      to.put("kind", "zone-arrival");
      to.put("within", arrival.within().toString());
    } else if (rule instanceof Rule.ZoneResidence) {
      to.put("kind", "zone-residence");
    } else if (rule instanceof Rule.CoTravel travel) {
      to.put("kind", "co-travel");
      to.put("scope", word(travel.scope()));
      to.put("rows", travel.scope() == TravelScope.ROWS ? (Object) travel.rows() : null);
    } else if (rule instanceof Rule.CoLodging lodging) {
      to.put("kind", "co-lodging");
      to.put("scope", word(lodging.scope()));
    } else if (rule instanceof Rule.Household household) {
      to.put("kind", "household");
      Fields.putTexts(to, "of", new TreeSet<>(household.of()));
    }
    return to;
  }

  static Rule rule(GenericRecord from) {
    String id = Fields.text(from, "id");
    Level level = Level.valueOf(constant(from, "level"));
    Set<Source> sources = sources(Fields.texts(from, "sources"));
    return switch (Fields.text(from, "kind")) {
      case "zone-presence" ->
          new Rule.ZonePresence(id, level, sources, duration(from, "min_dwell"));
      case "zone-arrival" -> new Rule.ZoneArrival(id, level, sources, duration(from, "within"));
      case "zone-residence" -> new Rule.ZoneResidence(id, level);
      case "co-travel" ->
          new Rule.CoTravel(
              id,
              level,
              sources,
              TravelScope.valueOf(constant(from, "scope")),
              from.get("rows") == null ? 0 : Fields.number(from, "rows"));
      case "co-lodging" ->
          new Rule.CoLodging(id, level, sources, LodgingScope.valueOf(constant(from, "scope")));
      case "household" ->
          new Rule.Household(
              id, level, Collections.unmodifiableSet(new TreeSet<>(Fields.texts(from, "of"))));
      default -> throw new IllegalArgumentException("a kind of rule that is not known");
    };
  }

  /** By name, as the contract sorts them. */
  static List<String> names(Collection<Source> sources) {
    return sources.stream().map(Source::text).sorted().toList();
  }

  static Set<Source> sources(List<String> names) {
    Set<Source> sources = new TreeSet<>();
    names.forEach(name -> sources.add(Source.feed(name).orElseThrow()));
    return Collections.unmodifiableSet(sources);
  }

  private static Duration duration(GenericRecord from, String field) {
    return Duration.parse(Fields.text(from, field));
  }

  private static String word(Enum<?> scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(GenericRecord from, String field) {
    return Fields.text(from, field).toUpperCase(Locale.ROOT);
  }
}
