package io.gridline.connectors.report;

import io.gridline.connectors.report.RunReport.Changes;
import io.gridline.connectors.report.RunReport.Listed;
import io.gridline.connectors.report.RunReport.Run;
import io.gridline.connectors.report.RunReport.Unlisted;
import io.gridline.pipelines.order.Level;
import io.gridline.pipelines.order.OrderFile;
import io.gridline.pipelines.order.Rule;
import io.gridline.pipelines.order.ScreeningOrder;
import io.gridline.pipelines.presence.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Reports of made-up runs. Start with a constructor, and change what a test is about. */
final class SampleReport {

  static final Instant AS_OF = Instant.parse("2020-02-10T00:00:00Z");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("33", "浙江省"),
          Map.entry("3301", "杭州市"),
          Map.entry("3302", "宁波市"),
          Map.entry("3303", "温州市"),
          Map.entry("3304", "嘉兴市"),
          Map.entry("3305", "湖州市"),
          Map.entry("3306", "绍兴市"),
          Map.entry("3307", "金华市"),
          Map.entry("330102", "上城区"),
          Map.entry("4201", "武汉市"),
          Map.entry("42", "湖北省"),
          Map.entry("31", "上海市"));

  private String yaml =
      """
      order: ZJ-2020-001
      version: 3
      disease: COVID-19
      issued_by: Zhejiang Provincial Epidemic Prevention and Control Headquarters
      legal_basis: Law on the Prevention and Treatment of Infectious Diseases, Art. 42
      valid_from: 2020-01-23T10:00:00+08:00
      valid_until: 2020-03-31T00:00:00+08:00
      records_from: 2020-01-01T00:00:00+08:00
      jurisdiction: "33"
      observation_days: 14
      retention_days: 30
      route_by: [hotel, rail, aviation]
      household_limit: 20
      zones:
        - {id: wuhan, division: "4201", from: 2020-01-09T00:00:00+08:00, to: 2020-02-08T00:00:00+08:00}
      rules:
        - {id: stayed-in-zone, kind: zone-presence, level: high, min_dwell: PT2H, sources: [carrier, hotel]}
        - {id: arrived-from-zone, kind: zone-arrival, level: high, sources: [rail, aviation], within: PT48H}
        - {id: lives-in-zone, kind: zone-residence, level: medium}
        - {id: same-carriage, kind: co-travel, level: high, sources: [rail], scope: car}
        - {id: near-seat, kind: co-travel, level: medium, sources: [aviation], scope: rows, rows: 3}
        - {id: same-hotel-room, kind: co-lodging, level: high, scope: room}
        - {id: household, kind: household, level: low, of: [stayed-in-zone, same-carriage]}
      """;
  private List<SourceFlow> sources =
      List.of(
          flow(Source.CARRIER, 41_382_115, 41_310_002, 61, Duration.ofMinutes(7)),
          flow(Source.RAIL, 182_440, 1_204, 4_215, Duration.ofMinutes(95)),
          flow(Source.AVIATION, 12_993, 0, 12, Duration.ofHours(5)),
          flow(Source.HOTEL, 93_871, 312, 1_033, Duration.ofMinutes(41)));
  private Map<String, Map<Level, Long>> byQueue = Map.of();
  private Map<LocalDate, Map<Level, Long>> byDay = Map.of();
  private Map<String, Map<Level, Long>> byRule = Map.of();
  private Map<Level, Long> byLevel = Map.of();
  private Unlisted unlisted = new Unlisted(Map.of(), 0, Map.of());
  private Optional<Changes> changes = Optional.empty();

  /** Nobody listed, on the first run. */
  SampleReport() {}

  /** Some 8,000 entries in 11 cities, and one source that has gone silent. */
  static SampleReport ofAProvince() {
    return of(communities(11, 9, 12, 2)).withSilent(Source.AVIATION);
  }

  /** A few entries in each of these queues. */
  static SampleReport of(List<String> queues) {
    SampleReport sample = new SampleReport();
    Random random = new Random(33);
    sample.byQueue = new TreeMap<>();
    for (String queue : queues) {
      double high =
          0.05
              + 0.85
                  * Math.abs(queue.substring(0, Math.min(6, queue.length())).hashCode() % 89)
                  / 89;
      int size = 1 + (int) Math.min(40, Math.abs(random.nextGaussian()) * 3.5);
      sample.byQueue.put(queue, spread(random, size, high));
    }
    sample.byLevel = sum(sample.byQueue);
    sample.unlisted =
        new Unlisted(
            new TreeMap<>(Map.of("31", 44L, "32", 61L, "42", 9L)),
            1_204,
            new TreeMap<>(Map.of("ambiguous-claim", 12L, "malformed-number", 31L)));
    sample.unlisted.referralsByProvince().values().forEach(sample::addHigh);
    sample.changes =
        Optional.of(new Changes(AS_OF.minus(Duration.ofDays(1)), 312, 18, 44, 1_120, 7_921));
    sample.byRule = new TreeMap<>();
    sample.byDay = new TreeMap<>();
    long all = sample.total();
    for (int day = 0; day < 33; day++) {
      sample.byDay.put(
          LocalDate.of(2020, 1, 18).plusDays(day),
          spread(random, (int) (all * (17 - Math.abs(day - 20)) / 400), 0.5));
    }
    double part = 0.6;
    for (Rule rule : sample.order().rules()) {
      double high = rule.level() == Level.HIGH ? 1 : 0.12;
      sample.byRule.put(rule.id(), spread(random, (int) (all * part), high));
      part /= 2.1;
    }
    return sample;
  }

  static List<String> communities(int cities, int counties, int streets, int communities) {
    List<String> codes = new ArrayList<>();
    for (int city = 1; city <= cities; city++) {
      for (int county = 2; county < 2 + counties; county++) {
        for (int street = 1; street <= streets; street++) {
          for (int community = 1; community <= communities; community++) {
            codes.add("33%02d%02d%03d%03d".formatted(city, county, street, community));
          }
        }
      }
    }
    return codes;
  }

  SampleReport withOrder(String from, String to) {
    yaml = yaml.replace(from, to);
    return this;
  }

  SampleReport withSources(SourceFlow... flows) {
    sources = List.of(flows);
    return this;
  }

  SampleReport withQueues(Map<String, Map<Level, Long>> queues) {
    byQueue = new TreeMap<>(queues);
    byLevel = sum(byQueue);
    return this;
  }

  SampleReport withDays(Map<LocalDate, Map<Level, Long>> days) {
    byDay = days;
    return this;
  }

  SampleReport withSilent(Source silent) {
    sources =
        sources.stream()
            .map(
                flow ->
                    flow.source() == silent
                        ? flow(silent, flow.read(), flow.outside(), 12, Duration.ofHours(51))
                        : flow)
            .toList();
    return this;
  }

  RunReport report() {
    return new RunReport(
        order(),
        new Run(
            "20200210T000213Z-4f1c",
            AS_OF,
            AS_OF.plusSeconds(133),
            "0.1.0 (51e6f16)",
            Duration.ofMillis(42_180)),
        sources,
        new Listed(byLevel, byRule, byQueue, byDay),
        unlisted,
        changes);
  }

  static String name(String code) {
    return NAMES.getOrDefault(code, "");
  }

  /** A source that rejected a few records, each hour of {@code age} old. */
  static SourceFlow flow(Source source, long read, long outside, long rejected, Duration age) {
    long left = read - outside - rejected;
    long fifth = left / 5_000;
    boolean isCarrier = source == Source.CARRIER;
    return new SourceFlow(
        source,
        read,
        rejected == 0
            ? Map.of()
            : Map.of(
                "bad-time",
                rejected / 3,
                isCarrier ? "bad-phone" : "unknown-place",
                rejected - rejected / 3),
        outside,
        fifth,
        isCarrier ? 0 : fifth * 3,
        isCarrier ? 0 : fifth * 2,
        left - fifth * (isCarrier ? 1 : 6),
        left / 17,
        Optional.of(AS_OF.minus(age)),
        Optional.of(Duration.ofHours(24)));
  }

  private ScreeningOrder order() {
    return OrderFile.parse("sample.yaml", yaml);
  }

  private long total() {
    return byLevel.values().stream().mapToLong(Long::longValue).sum();
  }

  private void addHigh(long entries) {
    byLevel.merge(Level.HIGH, entries, Long::sum);
  }

  private static Map<Level, Long> spread(Random random, int size, double high) {
    Map<Level, Long> counts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      boolean isHigh = random.nextDouble() < high;
      Level rest = random.nextInt(3) == 0 ? Level.LOW : Level.MEDIUM;
      counts.merge(isHigh ? Level.HIGH : rest, 1L, Long::sum);
    }
    return counts;
  }

  private static Map<Level, Long> sum(Map<?, Map<Level, Long>> parts) {
    Map<Level, Long> sum = new TreeMap<>();
    parts
        .values()
        .forEach(part -> part.forEach((level, count) -> sum.merge(level, count, Long::sum)));
    return sum;
  }
}
