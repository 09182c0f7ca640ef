package io.gridline.pipelines.order;

import io.gridline.pipelines.order.Rule.LodgingScope;
import io.gridline.pipelines.order.Rule.TravelScope;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the rules of an order, each kind with its own keys. A rule that has an error is read with
 * nulls where they are; nobody sees it, for the errors are raised before the order is made.
 */
final class RuleReader {

  private static final Duration WITHIN = Duration.ofHours(48);

  private static final Format<Level> LEVEL = Format.oneOf(Level.HIGH, Level.MEDIUM, Level.LOW);
  private static final Format<TravelScope> TRAVEL_SCOPE = Format.oneOf(TravelScope.values());
  private static final Format<LodgingScope> LODGING_SCOPE = Format.oneOf(LodgingScope.values());

  private interface Kind {
    Rule read(RuleReader reader, Fields fields, String id, Level level);
  }

  private static final Format<Kind> KIND = Format.oneOf(kinds());

  private final OrderErrors errors;
  private final Map<String, Rule> byId = new LinkedHashMap<>();
  private final List<Found<String>> bringers = new ArrayList<>();

  RuleReader(OrderErrors errors) {
    this.errors = errors;
  }

  List<Rule> read(List<Fields> list) {
    List<Rule> rules = new ArrayList<>();
    list.forEach(fields -> read(fields).ifPresent(rules::add));
    bringers.forEach(this::checkBringer);
    return List.copyOf(rules);
  }

  private Optional<Rule> read(Fields fields) {
    Found<String> id = fields.required("id", Format.ID);
    Found<Kind> kind = fields.required("kind", KIND);
    Found<Level> level = fields.required("level", LEVEL);
    Optional<Rule> rule =
        Optional.ofNullable(kind.value())
            .map(known -> known.read(this, fields, id.value(), level.value()));
    // What else a rule may say depends on its kind; without one, its other keys cannot be judged.
    rule.ifPresent(read -> fields.refuseOthers());
    if (id.isGood() && byId.containsKey(id.value())) {
      errors.expected(id, "an id of its own for every rule");
    } else if (id.isGood()) {
      byId.put(id.value(), rule.orElse(null));
    }
    return rule;
  }

  private Rule zonePresence(Fields fields, String id, Level level) {
    return new Rule.ZonePresence(
        id,
        level,
        sources(fields, Source.CARRIER, Source.HOTEL),
        fields.optional("min_dwell", Format.DURATION, Duration.ZERO).value());
  }

  private Rule zoneArrival(Fields fields, String id, Level level) {
    return new Rule.ZoneArrival(
        id,
        level,
        sources(fields, Source.RAIL, Source.AVIATION),
        fields.optional("within", Format.DURATION, WITHIN).value());
  }

  private Rule coTravel(Fields fields, String id, Level level) {
    TravelScope scope = fields.required("scope", TRAVEL_SCOPE).value();
    Set<Source> sources =
        scope == TravelScope.CAR
            ? sources(fields, Source.RAIL)
            : sources(fields, Source.RAIL, Source.AVIATION);
    Found<Integer> rows =
        scope == TravelScope.ROWS
            ? fields.required("rows", Format.wholeNumber(0))
            : fields.optional("rows", Format.wholeNumber(0), 0);
    if (scope == TravelScope.CAR && fields.has("rows")) {
      errors.expected(fields.place("rows"), "no rows with scope car");
    }
    return new Rule.CoTravel(id, level, sources, scope, rows.isGood() ? rows.value() : 0);
  }

  private Rule coLodging(Fields fields, String id, Level level) {
    LodgingScope scope = fields.required("scope", LODGING_SCOPE).value();
    return new Rule.CoLodging(id, level, sources(fields, Source.HOTEL), scope);
  }

  private Rule household(Fields fields, String id, Level level) {
    Set<String> of = new TreeSet<>();
    for (Found<String> bringer : fields.optionalList("of", Format.TEXT)) {
      of.add(bringer.value());
      bringers.add(bringer);
    }
    return new Rule.Household(id, level, Collections.unmodifiableSet(of));
  }

  /**
   * A bringer is a rule of the order, above or below, and no household rule: or a household would
   * bring itself.
   */
  private void checkBringer(Found<String> bringer) {
    if (!byId.containsKey(bringer.value())) {
      String hint = Nearest.hint(bringer.value(), byId.keySet());
      errors.add(
          bringer.line(),
          bringer.path(),
          "expected the id of a rule of this order, found " + bringer.shown() + hint);
    } else if (byId.get(bringer.value()) instanceof Rule.Household) {
      errors.expected(bringer, "the id of a rule that is no household rule");
    }
  }

  /** The named sources, by default all that can meet the rule. */
  private Set<Source> sources(Fields fields, Source... able) {
    Format<Source> format = Format.oneOf(able);
    Set<Source> sources = new TreeSet<>();
    fields.optionalList("sources", format).forEach(found -> sources.add(found.value()));
    if (!fields.has("sources")) {
      sources.addAll(List.of(able));
    } else if (fields.isEmptyList("sources")) {
      errors.expected(fields.place("sources"), "a list, of " + format.expected());
    }
    return Collections.unmodifiableSet(sources);
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("zone-presence", RuleReader::zonePresence);
    kinds.put("zone-arrival", RuleReader::zoneArrival);
    kinds.put("zone-residence", (reader, fields, id, level) -> new Rule.ZoneResidence(id, level));
    kinds.put("co-travel", RuleReader::coTravel);
    kinds.put("co-lodging", RuleReader::coLodging);
    kinds.put("household", RuleReader::household);
    return kinds;
  }
}
