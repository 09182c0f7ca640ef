package io.gridline.ops.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The feeds' reference files: real stations and airports, made cells and hotels. */
final class ReferenceFiles {

  private final ReferenceTables tables;
  private final Map<String, double[]> centres = new HashMap<>();

  ReferenceFiles(ReferenceTables tables) {
    this.tables = tables;
    for (ReferenceTables.Airport airport : tables.airports) {
      String division = airport.division();
      double[] at = {airport.longitude(), airport.latitude()};
      centres.putIfAbsent(division.substring(0, Math.min(4, division.length())), at);
      centres.putIfAbsent(division.substring(0, Math.min(2, division.length())), at);
    }
  }

  void write(Path dir, long seed, Cells cells, Hotels hotels) throws IOException {
    Files.createDirectories(dir);
    RowBuffer stations = new RowBuffer(StandardCharsets.UTF_8);
    stations.line("telecode,name,division_code".getBytes(StandardCharsets.US_ASCII));
    for (ReferenceTables.Station station : tables.stations) {
      stations.text(station.telecode()).text(station.name()).text(station.division()).endRow();
    }
    RowBuffer airports = new RowBuffer(StandardCharsets.UTF_8);
    airports.line("iata,name,division_code".getBytes(StandardCharsets.US_ASCII));
    for (ReferenceTables.Airport airport : tables.airports) {
      airports.text(airport.iata()).text(airport.name()).text(airport.division()).endRow();
    }
    RowBuffer inns = new RowBuffer(StandardCharsets.UTF_8);
    inns.line("hotel_id,name,division_code".getBytes(StandardCharsets.US_ASCII));
    for (Hotel hotel : hotels.all()) {
      inns.text(hotel.id()).text(hotel.name()).text(hotel.division()).endRow();
    }
    write(dir.resolve("rail_stations.csv"), stations);
    write(dir.resolve("airports.csv"), airports);
    write(dir.resolve("hotels.csv"), inns);
    write(dir.resolve("cells.csv"), cells(seed, cells));
  }

  private RowBuffer cells(long seed, Cells cells) {
    RowBuffer rows = new RowBuffer(StandardCharsets.UTF_8);
    rows.line("cell_id,division_code,longitude,latitude".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < cells.ids.length; i++) {
      String division = cells.divisions[i];
      Dice dice = Dice.of(seed, Purpose.CELLS, i);
      double[] centre = centre(division);
      rows.text(cells.ids[i]).text(division);
      rows.text(scattered(centre[0], dice)).text(scattered(centre[1], dice)).endRow();
    }
    return rows;
  }

  /** About where a city's airport is: good enough for a map of a made world. */
  private double[] centre(String division) {
    double[] ofCity = centres.get(division.substring(0, Math.min(4, division.length())));
    return ofCity != null
        ? ofCity
        : centres.getOrDefault(division.substring(0, 2), new double[] {112, 32});
  }

  private static String scattered(double degrees, Dice dice) {
    long scaled = Math.round(degrees * 100_000) + dice.below(60_000) - 30_000;
    long fraction = Math.abs(scaled % 100_000);
    return scaled / 100_000 + "." + Long.toString(100_000 + fraction).substring(1);
  }

  static void write(Path file, RowBuffer rows) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var out = Files.newOutputStream(file)) {
      out.write(rows.array(), 0, rows.length());
    }
  }
}
