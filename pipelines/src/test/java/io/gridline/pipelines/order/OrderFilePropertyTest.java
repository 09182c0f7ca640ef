package io.gridline.pipelines.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridline.pipelines.order.Rule.LodgingScope;
import io.gridline.pipelines.order.Rule.TravelScope;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Interval;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderFilePropertyTest {

  private static final Instant START = Instant.parse("2020-01-23T02:00:00Z");

  @Property(tries = 300)
  void readsWhatWasWrittenWhateverTheSequenceOfTheKeys(
      @ForAll("orders") ScreeningOrder order, @ForAll long seed) {
    assertThat(OrderFile.parse("order.yaml", new OrderRendering(seed).yaml(order)))
        .isEqualTo(order);
  }

  @Property(tries = 300)
  void neverFailsButWithErrorsThatNameTheFile(
      @ForAll("orders") ScreeningOrder order, @ForAll long seed, @ForAll int cut) {
    String yaml = new OrderRendering(seed).yaml(order);
    int at = Math.floorMod(cut, yaml.length());
    String damaged = yaml.substring(0, at) + yaml.substring(at + 1);
    try {
      OrderFile.parse("order.yaml", damaged);
    } catch (InvalidOrder e) {
      assertThat(e.errors()).isNotEmpty().allMatch(error -> error.startsWith("order.yaml:"));
    }
  }

  @Provide
  Arbitrary<ScreeningOrder> orders() {
    Arbitrary<List<Zone>> zones = zone().list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<Rule>> rules = rule().list().ofMinSize(1).ofMaxSize(6);
    Arbitrary<Set<Source>> routes =
        Arbitraries.of(Source.HOTEL, Source.RAIL, Source.AVIATION).set();
    Arbitrary<Map<String, Duration>> deadlines =
        Arbitraries.maps(
            Arbitraries.of("acknowledge", "transfer", "first_visit", "daily_check"),
            Arbitraries.longs().between(1, 1_000_000).map(Duration::ofSeconds));
    return Combinators.combine(
            text(), text(), Arbitraries.integers().between(1, 180), zones, rules, routes, deadlines)
        .as(
            (disease, issuer, days, allZones, allRules, routeBy, times) ->
                new ScreeningOrder(
                    "ZJ-" + days,
                    days,
                    disease,
                    issuer,
                    "Art. 42",
                    START,
                    START.plus(Duration.ofDays(days)),
                    START.minus(Duration.ofDays(days % 61)),
                    new Division("33"),
                    Duration.ofDays(days),
                    Duration.ofDays(days - 1),
                    routeBy,
                    days,
                    times,
                    numbered(allZones),
                    bound(allRules)));
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars(" :#{}[]'\"\\&*!|>%@,-?\u75ab\u533a")
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<Zone> zone() {
    return Combinators.combine(
            Arbitraries.of("42", "4201", "420106", "420106001", "420106001002", "IT", "NO"),
            Arbitraries.longs().between(0, 10_000_000_000L),
            Arbitraries.longs().between(1, 10_000_000_000L))
        .as(
            (code, start, length) ->
                new Zone(
                    "",
                    new Division(code),
                    new Interval(START.plusMillis(start), START.plusMillis(start + length))));
  }

  private static Arbitrary<Rule> rule() {
    Arbitrary<Level> level = Arbitraries.of(Level.class);
    Arbitrary<Duration> length = Arbitraries.longs().between(0, 1_000_000).map(Duration::ofSeconds);
    Arbitrary<Set<Source>> trips =
        Arbitraries.of(Source.RAIL, Source.AVIATION).set().ofMinSize(1).ofMaxSize(2);
    Arbitrary<Set<Source>> stays =
        Arbitraries.of(Source.CARRIER, Source.HOTEL).set().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.oneOf(
        Combinators.combine(level, stays, length)
            .as((l, sources, dwell) -> new Rule.ZonePresence("", l, sources, dwell)),
        Combinators.combine(level, trips, length)
            .as((l, sources, within) -> new Rule.ZoneArrival("", l, sources, within)),
        level.map(l -> new Rule.ZoneResidence("", l)),
        level.map(l -> new Rule.CoTravel("", l, Set.of(Source.RAIL), TravelScope.CAR, 0)),
        Combinators.combine(level, trips, Arbitraries.integers().between(0, 9))
            .as((l, sources, rows) -> new Rule.CoTravel("", l, sources, TravelScope.ROWS, rows)),
        Combinators.combine(level, Arbitraries.of(LodgingScope.class))
            .as((l, scope) -> new Rule.CoLodging("", l, Set.of(Source.HOTEL), scope)),
        level.map(l -> new Rule.Household("", l, Set.of())));
  }

  private static List<Zone> numbered(List<Zone> zones) {
    List<Zone> numbered = new ArrayList<>();
    zones.forEach(z -> numbered.add(new Zone("z" + numbered.size(), z.division(), z.window())));
    return numbered;
  }

  /** Gives every rule an id of its own, and every household rule all the others. */
  private static List<Rule> bound(List<Rule> rules) {
    Map<Rule, String> ids = new HashMap<>();
    List<Rule> distinct = rules.stream().distinct().toList();
    distinct.forEach(rule -> ids.put(rule, "r" + ids.size()));
    Set<String> bringers =
        distinct.stream()
            .filter(rule -> !(rule instanceof Rule.Household))
            .map(ids::get)
            .collect(Collectors.toSet());
    return distinct.stream().map(rule -> bound(rule, ids.get(rule), bringers)).toList();
  }

  private static Rule bound(Rule rule, String id, Set<String> bringers) {
    if (rule instanceof Rule.ZonePresence r) {
      return new Rule.ZonePresence(id, r.level(), r.sources(), r.minDwell());
    } else if (rule instanceof Rule.ZoneArrival r) {
      return new Rule.ZoneArrival(id, r.level(), r.sources(), r.within());
    } else if (rule instanceof Rule.ZoneResidence r) {
      return new Rule.ZoneResidence(id, r.level());
    } else if (rule instanceof Rule.CoTravel r) {
      return new Rule.CoTravel(id, r.level(), r.sources(), r.scope(), r.rows());
    } else if (rule instanceof Rule.CoLodging r) {
      return new Rule.CoLodging(id, r.level(), r.sources(), r.scope());
    }
    return new Rule.Household(id, rule.level(), bringers);
  }
}
