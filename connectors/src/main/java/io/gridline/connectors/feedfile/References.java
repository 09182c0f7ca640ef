package io.gridline.connectors.feedfile;

import io.gridline.connectors.csv.CsvFile;
import io.gridline.connectors.csv.CsvRow;
import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.presence.Division;
import io.gridline.pipelines.presence.Source;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The reference files beside the feeds: which cell, station, airport or hotel is where (contract,
 * section 2).
 */
public final class References implements Serializable {

  private static final long serialVersionUID = 1;

  private final Map<Source, Map<String, Place>> places = new EnumMap<>(Source.class);

  private References() {}

  /** What a source's places are in: a file, and its column with the code. */
  record File(String name, String code) {
    static File of(Source source) {
      return switch (source) {
        case CARRIER -> new File("cells.csv", "cell_id");
        case RAIL -> new File("rail_stations.csv", "telecode");
        case AVIATION -> new File("airports.csv", "iata");
        case HOTEL -> new File("hotels.csv", "hotel_id");
        case REGISTER -> throw new IllegalArgumentException("the register is no feed");
      };
    }
  }

  /**
   * Reads the files of the sources that are wanted.
   *
   * @throws BadInput when one is missing, lacks a column or a value, or has a code twice with
   *     different values
   */
  public static References read(Path folder, Set<Source> wanted) {
    References references = new References();
    wanted.forEach(source -> references.places.put(source, read(folder, File.of(source))));
    return references;
  }

  /** A fingerprint of a source's places, by a function that makes one of bytes. */
  public String fingerprint(Source source, Function<byte[], String> fingerprints) {
    StringBuilder all = new StringBuilder(source.text()).append('\n');
    new TreeMap<>(places.get(source)).forEach((code, place) -> all.append(code).append(place));
    return fingerprints.apply(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Place> read(Path folder, File file) {
    String name = "reference/" + file.name();
    boolean named = !file.code().equals("cell_id");
    List<String> columns =
        named
            ? List.of(file.code(), "division_code", "name")
            : List.of(file.code(), "division_code");
    Path path = folder.resolve(file.name());
    if (!Files.exists(path)) {
      path = folder.resolve(file.name() + ".gz");
    }
    Map<String, Place> places = new HashMap<>();
    try (CsvFile csv = CsvFile.open(path, name, StandardCharsets.UTF_8, columns, columns)) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        if (row.isUndecodable() || row.isEmpty(0) || row.isEmpty(1)) {
          throw new BadInput(
              "%s: line %d: expected a %s and a division_code"
                  .formatted(name, row.line(), file.code()));
        }
        Place place = new Place(new Division(row.value(1)), named ? row.value(2) : "");
        Place before = places.put(row.value(0), place);
        if (before != null && !before.equals(place)) {
          throw new BadInput(
              "%s: line %d: the %s stands twice, with different values"
                  .formatted(name, row.line(), file.code()));
        }
      }
    }
    return places;
  }

  /** The place of that code, or null. */
  Place place(Source source, String code) {
    return places.get(source).get(code);
  }

  Map<String, Place> places(Source source) {
    return places.get(source);
  }
}
