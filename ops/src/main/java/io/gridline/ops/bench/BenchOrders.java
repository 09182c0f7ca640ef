package io.gridline.ops.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * The orders of a benchmark: one, whose zone is Wuhan; or several that share Wuhan's streets among
 * themselves, so that the share of presences in a zone stays as it was, each with a city elsewhere
 * for its trips.
 */
record BenchOrders(Path folder, List<Path> files) {

  static final String AS_OF = "2020-01-28T08:00:00+08:00";
  static final int MOST = 100;

  private static final String FROM = "2020-01-09T00:00:00+08:00";
  private static final String TO = "2020-02-08T00:00:00+08:00";
  private static final String RECORDS_FROM = "2020-01-01T00:00:00+08:00";
  private static final String JURISDICTION = "33";
  private static final int OBSERVATION_DAYS = 14;
  private static final int HOUSEHOLD_LIMIT = 20;

  /** Writes them, and their zones as a table for the rivals. */
  static BenchOrders write(int count, BenchWorld world) throws IOException {
    Path folder = Files.createDirectories(world.folder().resolve("orders-" + count));
    List<List<String>> zones =
        count == 1
            ? List.of(List.of("4201"))
            : shared(count, world.folder().resolve("resources/divisions.csv.gz"));
    List<Path> files = new ArrayList<>();
    StringBuilder table = new StringBuilder("ord,zone,division,zone_from,zone_to\n");
    for (int n = 0; n < count; n++) {
      String order = "BENCH-%03d".formatted(n + 1);
      Path file = folder.resolve(order + ".yaml");
      Files.writeString(file, yaml(order, zones.get(n)));
      files.add(file);
      for (String division : zones.get(n)) {
        table.append(
            "%s,z%s,%s,%d,%d%n".formatted(order, division, division, millis(FROM), millis(TO)));
      }
    }
    Files.writeString(folder.resolve("zones.csv"), table);
    return new BenchOrders(folder, files);
  }

  /** What the rivals' scripts want to know of the orders. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("orders", folder.toString());
    values.put("as_of", Long.toString(millis(AS_OF)));
    values.put("records_from", Long.toString(millis(RECORDS_FROM)));
    values.put("jurisdiction", JURISDICTION);
    values.put("observation", Long.toString(Duration.ofDays(OBSERVATION_DAYS).toMillis()));
    values.put("household_limit", Integer.toString(HOUSEHOLD_LIMIT));
    return values;
  }

  private static long millis(String time) {
    Instant instant = OffsetDateTime.parse(time).toInstant();
    return instant.toEpochMilli();
  }

  private static List<List<String>> shared(int count, Path divisions) throws IOException {
    TreeSet<String> streets = new TreeSet<>();
    TreeSet<String> cities = new TreeSet<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(divisions)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split(",", -1);
        if (columns[1].equals("community") && columns[0].startsWith("4201")) {
          streets.add(columns[0].substring(0, 9));
        } else if (columns[1].equals("city") && !columns[0].matches("(31|32|33|34|42).*")) {
          cities.add(columns[0]);
        }
      }
    }
    List<List<String>> zones = new ArrayList<>();
    List<String> streetList = List.copyOf(streets);
    List<String> cityList = List.copyOf(cities);
    for (int n = 0; n < count; n++) {
      List<String> own = new ArrayList<>(List.of(cityList.get(n)));
      // neighbours stay together: who is in a street is mostly there for hours
      own.addAll(
          streetList.subList(streetList.size() * n / count, streetList.size() * (n + 1) / count));
      zones.add(own);
    }
    return zones;
  }

  private static String yaml(String order, List<String> zones) {
    StringBuilder text = new StringBuilder();
    for (String division : zones) {
      text.append(
          "  - {id: z%s, division: \"%s\", from: %s, to: %s}%n"
              .formatted(division, division, FROM, TO));
    }
    return """
    order: %s
    version: 1
    disease: COVID-19
    issued_by: Zhejiang Provincial Epidemic Prevention and Control Headquarters
    legal_basis: Law on the Prevention and Treatment of Infectious Diseases, Art. 42
    valid_from: 2020-01-23T10:00:00+08:00
    valid_until: 2020-03-31T00:00:00+08:00
    records_from: %s
    jurisdiction: "%s"
    observation_days: %d
    retention_days: 30
    route_by: [hotel, rail, aviation]
    household_limit: %d
    zones:
    %srules:
      - {id: stayed-in-zone, kind: zone-presence, level: high, min_dwell: PT2H, sources: [carrier, hotel]}
      - {id: arrived-from-zone, kind: zone-arrival, level: high, sources: [rail, aviation], within: PT48H}
      - {id: lives-in-zone, kind: zone-residence, level: medium}
      - {id: same-carriage, kind: co-travel, level: high, sources: [rail], scope: car}
      - {id: same-hotel-room, kind: co-lodging, level: high, scope: room}
      - {id: household, kind: household, level: medium, of: [stayed-in-zone, same-carriage]}
    """
        .formatted(order, RECORDS_FROM, JURISDICTION, OBSERVATION_DAYS, HOUSEHOLD_LIMIT, text);
  }
}
