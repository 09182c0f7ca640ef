package io.gridline.jobs.oracle;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Puts the files of a world into DuckDB tables, every column as text, one table per kind. */
final class TableLoader {
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("carrier", "record_id msisdn cell_id seen_from seen_to");
    COLUMNS.put(
        "rail",
        "record_id revision cancelled document_type document_number passenger_name train_no"
            + " service_date car_no seat_no board_station board_time alight_station alight_time");
    COLUMNS.put(
        "aviation",
        "record_id revision cancelled document_type document_number passenger_name birth_date sex"
            + " nationality flight_no flight_date seat_no origin departure_time destination"
            + " arrival_time");
    COLUMNS.put(
        "hotel",
        "record_id revision cancelled document_type document_number guest_name hotel_id room_no"
            + " check_in check_out");
    COLUMNS.put("cells", "cell_id division_code");
    COLUMNS.put("hotels", "hotel_id name division_code");
    COLUMNS.put("rail_stations", "telecode name division_code");
    COLUMNS.put("airports", "iata name division_code");
    COLUMNS.put(
        "person",
        "person_id name id_number household_id registered_division residence_division"
            + " residence_address");
    COLUMNS.put("travel_document", "document_type document_number person_id");
    COLUMNS.put("subscription", "msisdn person_id valid_from valid_to");
    COLUMNS.put(
        "cases",
        "case_id revision cancelled order document_type document_number infectious_from"
            + " infectious_to");
  }

  private final DuckDBConnection connection;

  TableLoader(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
        String columns =
            Stream.of(table.getValue().split(" "))
                .map(column -> ", \"" + column + "\" VARCHAR")
                .collect(Collectors.joining());
        statement.execute(
            "CREATE TABLE raw_%s (file VARCHAR, line INTEGER, undecodable BOOLEAN%s)"
                .formatted(table.getKey(), columns));
      }
    }
  }

  void load(Path world) throws IOException, SQLException {
    Path feeds = world.resolve("feeds");
    Map<?, ?> settings = settings(feeds.resolve("feeds.yaml"));
    for (String source : List.of("carrier", "rail", "aviation", "hotel")) {
      Charset charset =
          settings.get(source) instanceof Map<?, ?> s && s.get("charset") != null
              ? Charset.forName(s.get("charset").toString())
              : StandardCharsets.UTF_8;
      fill(source, filesOf(feeds.resolve(source)), charset);
    }
    for (String reference : List.of("cells", "hotels", "rail_stations", "airports")) {
      fillOne(reference, feeds.resolve("reference").resolve(reference + ".csv"));
    }
    for (String table : List.of("person", "travel_document", "subscription")) {
      fillOne(table, world.resolve("register").resolve(table + ".csv"));
    }
    fillOne("cases", world.resolve("cases.csv"));
  }

  private static Map<?, ?> settings(Path file) throws IOException {
    return Files.exists(file)
        ? (Map<?, ?>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))
        : Map.of();
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?")).sorted().toList();
    }
  }

  private void fillOne(String table, Path file) throws IOException, SQLException {
    fill(table, Files.exists(file) ? List.of(file) : List.of(), StandardCharsets.UTF_8);
  }

  private void fill(String table, List<Path> files, Charset charset)
      throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE raw_" + table);
    }
    String[] columns = COLUMNS.get(table).split(" ");
    try (DuckDBAppender appender = connection.createAppender("main", "raw_" + table)) {
      for (Path file : files) {
        CsvRows csv = CsvRows.read(file, charset);
        for (CsvRows.CsvRow row : csv.rows()) {
          append(appender, file, csv.header(), row, columns);
        }
      }
    }
  }

  private static void append(
      DuckDBAppender appender, Path file, List<String> header, CsvRows.CsvRow row, String[] columns)
      throws SQLException {
    List<String> fields = row.fields();
    boolean undecodable =
        fields.size() != header.size()
            || fields.stream().anyMatch(field -> field.indexOf('\0') >= 0)
            || Stream.of(columns)
                .anyMatch(
                    c -> header.contains(c) && fields.get(header.indexOf(c)).contains("\uFFFD"));
    appender.beginRow();
    appender.append(file.toString()).append(row.line()).append(undecodable);
    for (String column : columns) {
      int place = header.indexOf(column);
      if (undecodable || place < 0) {
        appender.appendNull();
      } else {
        appender.append(fields.get(place));
      }
    }
    appender.endRow();
  }
}
