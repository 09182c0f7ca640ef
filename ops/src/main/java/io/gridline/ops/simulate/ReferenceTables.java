package io.gridline.ops.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The real divisions, stations and airports; sources and licences in reference/README.md. */
final class ReferenceTables {

  record Division(String code, String level, String name) {}

  record Station(String telecode, String name, String division) {}

  record Airport(String iata, String name, String division, double latitude, double longitude) {}

  final List<Division> divisions = new ArrayList<>();
  final Map<String, String> divisionNames = new HashMap<>();
  final List<Station> stations = new ArrayList<>();
  final Map<String, Station> stationByTelecode = new HashMap<>();
  final List<Airport> airports = new ArrayList<>();
  final Map<String, Airport> airportByIata = new HashMap<>();

  private ReferenceTables() {}

  static ReferenceTables load() {
    ReferenceTables tables = new ReferenceTables();
    for (List<String> row : rows("/io/gridline/connectors/report/divisions.csv.gz")) {
      tables.divisions.add(new Division(row.get(0), row.get(1), row.get(2)));
      tables.divisionNames.put(row.get(0), row.get(2));
    }
    for (List<String> row : rows("reference/rail_stations.csv")) {
      Station station = new Station(row.get(0), row.get(1), row.get(4));
      tables.stations.add(station);
      tables.stationByTelecode.put(station.telecode(), station);
    }
    for (List<String> row : rows("reference/airports.csv")) {
      Airport airport =
          new Airport(
              row.get(0),
              row.get(2),
              row.get(4),
              Double.parseDouble(row.get(5)),
              Double.parseDouble(row.get(6)));
      tables.airports.add(airport);
      tables.airportByIata.put(airport.iata(), airport);
    }
    return tables;
  }

  /** The name of a division, or of the nearest one around it that has a name. */
  String nameOf(String division) {
    for (int length : new int[] {12, 9, 6, 4, 2}) {
      if (division.length() >= length) {
        String name = divisionNames.get(division.substring(0, length));
        if (name != null) {
          return name;
        }
      }
    }
    return division;
  }

  private static List<List<String>> rows(String file) {
    try (InputStream raw = ReferenceTables.class.getResourceAsStream(file)) {
      if (raw == null) {
        throw new IllegalStateException("resource " + file + " is missing");
      }
      InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
      return reader.lines().skip(1).map(ReferenceTables::fields).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>(8);
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
