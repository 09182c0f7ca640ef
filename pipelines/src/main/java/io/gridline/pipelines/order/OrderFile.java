package io.gridline.pipelines.order;

import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A screening order as it is written: YAML 1.2, by section 4 of the contract. Where the contract is
 * silent:
 *
 * <ul>
 *   <li>{@code zones} stands in every order, and may be empty when no rule asks for one;
 *   <li>{@code records_from} lies before valid_until; it may lie after valid_from;
 *   <li>{@code of} may be absent: only index cases then bring their household;
 *   <li>{@code within} and {@code min_dwell} may be zero, the deadlines may not;
 *   <li>60 and 180 days are elapsed time, and the limit itself is still good.
 * </ul>
 */
public final class OrderFile {

  private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(60);
  private static final Duration LONGEST_VALIDITY = Duration.ofDays(180);
  private static final List<String> DEADLINES =
      List.of("acknowledge", "transfer", "first_visit", "daily_check");
  private static final Format<Source> SOURCE =
      Format.oneOf(Source.HOTEL, Source.RAIL, Source.AVIATION);

  private final OrderErrors errors;

  private OrderFile(OrderErrors errors) {
    this.errors = errors;
  }

  /**
   * @param fileName what the errors call the file
   * @throws InvalidOrder with a line for every error: file, line, key, and what was expected
   */
  public static ScreeningOrder parse(String fileName, String yaml) {
    OrderErrors errors = new OrderErrors(fileName);
    ScreeningOrder order =
        Fields.of(composed(yaml, errors), "", errors).map(new OrderFile(errors)::read).orElse(null);
    errors.raise();
    return order;
  }

  private static Node composed(String yaml, OrderErrors errors) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    try {
      Node node = new Compose(settings).composeString(yaml).orElse(null);
      if (node == null) {
        errors.add(1, "", "expected an order, found nothing");
        errors.raise();
      }
      return node;
    } catch (YamlEngineException e) {
      errors.add(line(e, yaml), "", "expected YAML: " + problem(e));
      errors.raise();
      throw e;
    }
  }

  private ScreeningOrder read(Fields fields) {
    Found<String> id = fields.required("order", Format.ORDER_ID);
    Found<Integer> version = fields.required("version", Format.wholeNumber(1));
    Found<String> disease = fields.required("disease", Format.TEXT);
    Found<String> issuedBy = fields.required("issued_by", Format.TEXT);
    Found<String> legalBasis = fields.required("legal_basis", Format.TEXT);
    Found<Instant> validFrom = fields.required("valid_from", Format.TIME);
    Found<Instant> validUntil = fields.required("valid_until", Format.TIME);
    Found<Instant> recordsFrom = fields.required("records_from", Format.TIME);
    Found<Division> jurisdiction = fields.required("jurisdiction", Format.JURISDICTION);
    Found<Integer> observation = fields.required("observation_days", Format.days(1));
    Found<Integer> retention = fields.required("retention_days", Format.days(0));
    Set<Source> routeBy = new TreeSet<>();
    fields.list("route_by", SOURCE).forEach(found -> routeBy.add(found.value()));
    Found<Integer> householdLimit = fields.required("household_limit", Format.wholeNumber(1));
    Map<String, Duration> deadlines = deadlines(fields);
    List<Zone> zones = new ZoneReader(errors, recordsFrom).read(fields.mappings("zones"));
    List<Rule> rules = new RuleReader(errors).read(fields.mappings("rules"));
    fields.refuseOthers();

    checkTimes(validFrom, validUntil, recordsFrom);
    checkLists(fields, rules);
    errors.raise();
    return new ScreeningOrder(
        id.value(),
        version.value(),
        disease.value(),
        issuedBy.value(),
        legalBasis.value(),
        validFrom.value(),
        validUntil.value(),
        recordsFrom.value(),
        jurisdiction.value(),
        Duration.ofDays(observation.value()),
        Duration.ofDays(retention.value()),
        Collections.unmodifiableSet(routeBy),
        householdLimit.value(),
        deadlines,
        zones,
        rules);
  }

  private Map<String, Duration> deadlines(Fields order) {
    Map<String, Duration> deadlines = new TreeMap<>();
    order
        .mapping("deadlines")
        .ifPresent(
            fields -> {
              for (String name : DEADLINES) {
                Found<Duration> deadline =
                    fields.optional(name, Format.POSITIVE_DURATION, Duration.ZERO);
                if (fields.has(name)) {
                  deadlines.put(name, deadline.value());
                }
              }
              fields.refuseOthers();
            });
    return Collections.unmodifiableMap(deadlines);
  }

  private void checkTimes(
      Found<Instant> validFrom, Found<Instant> validUntil, Found<Instant> recordsFrom) {
    if (validFrom.isGood()) {
      Instant from = validFrom.value();
      if (validUntil.is(until -> !until.isAfter(from))) {
        errors.expected(validUntil, "a time after valid_from, " + validFrom.shown());
      } else if (validUntil.is(until -> until.isAfter(from.plus(LONGEST_VALIDITY)))) {
        errors.expected(
            validUntil, "a time at most 180 days after valid_from, " + validFrom.shown());
      }
      if (recordsFrom.is(records -> records.isBefore(from.minus(LONGEST_LOOK_BACK)))) {
        errors.expected(
            recordsFrom, "a time at most 60 days before valid_from, " + validFrom.shown());
      }
    }
    if (validUntil.isGood() && recordsFrom.is(from -> !from.isBefore(validUntil.value()))) {
      errors.expected(recordsFrom, "a time before valid_until, " + validUntil.shown());
    }
  }

  private void checkLists(Fields fields, List<Rule> rules) {
    if (fields.isEmptyList("rules")) {
      errors.expected(fields.place("rules"), "at least one rule");
    }
    if (fields.isEmptyList("zones") && rules.stream().anyMatch(OrderFile::asksForZones)) {
      errors.expected(fields.place("zones"), "at least one zone, as there is a rule on zones");
    }
  }

  private static boolean asksForZones(Rule rule) {
    return rule instanceof Rule.ZonePresence
        || rule instanceof Rule.ZoneArrival
        || rule instanceof Rule.ZoneResidence;
  }

  private static int line(YamlEngineException e, String yaml) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
    int read = e instanceof ReaderException refused ? refused.getPosition() : 0;
    return 1 + (int) yaml.codePoints().limit(read).filter(c -> c == '\n').count();
  }

  private static String problem(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked.getProblem();
    }
    return e instanceof ReaderException ? "a character that no text may hold" : e.getMessage();
  }
}
