package io.gridline.jobs.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A small world as plain text cells, and how it is written to files.
 *
 * @param orders YAML
 * @param feeds rows by source
 * @param gb18030 whether hotels send GB18030
 */
record SmallWorld(
    List<String> orders,
    Map<String, List<FeedRow>> feeds,
    List<List<String>> persons,
    List<List<String>> documents,
    List<List<String>> subscriptions,
    List<List<String>> cases,
    Instant asOf,
    boolean gb18030) {

  private static final Map<String, String> COLUMNS =
      Map.of(
          "carrier", "record_id,msisdn,cell_id,seen_from,seen_to",
          "rail",
              "record_id,revision,cancelled,document_type,document_number,passenger_name,train_no,"
                  + "service_date,car_no,seat_no,board_station,board_time,alight_station,alight_time",
          "aviation",
              "record_id,revision,cancelled,document_type,document_number,passenger_name,flight_no,"
                  + "flight_date,seat_no,origin,departure_time,destination,arrival_time",
          "hotel",
              "record_id,revision,cancelled,document_type,document_number,guest_name,hotel_id,"
                  + "room_no,check_in,check_out");
  private static final String PERSON =
      "person_id,name,sex,birth_date,id_number,household_id,registered_division,residence_division,"
          + "residence_address";
  private static final String CASE =
      "case_id,revision,cancelled,order,document_type,document_number,infectious_from,infectious_to";

  /**
   * @param file which of a source's files it stands in
   * @param broken whether it has a field too many
   */
  record FeedRow(int file, boolean broken, List<String> cells) {}

  void write(Path folder) throws IOException {
    for (int i = 0; i < orders.size(); i++) {
      text(folder.resolve("order-" + (i + 1) + ".yaml"), orders.get(i));
    }
    for (Map.Entry<String, List<FeedRow>> feed : feeds.entrySet()) {
      write(folder.resolve("feeds"), feed.getKey(), feed.getValue());
    }
    if (gb18030) {
      text(folder.resolve("feeds/feeds.yaml"), "hotel: {charset: GB18030}\n");
    }
    SmallWorlds.REFERENCE.forEach(
        (name, csv) -> text(folder.resolve("feeds/reference").resolve(name), csv));
    text(folder.resolve("register/person.csv"), csv(PERSON, persons));
    text(
        folder.resolve("register/travel_document.csv"),
        csv("document_type,document_number,person_id", documents));
    text(
        folder.resolve("register/subscription.csv"),
        csv("msisdn,person_id,valid_from,valid_to", subscriptions));
    text(folder.resolve("cases.csv"), csv(CASE, cases));
  }

  private void write(Path feeds, String source, List<FeedRow> rows) throws IOException {
    Map<Integer, List<FeedRow>> byFile = new TreeMap<>(Map.of(0, List.of()));
    rows.forEach(row -> byFile.computeIfAbsent(row.file(), f -> new ArrayList<>()));
    byFile.replaceAll((f, none) -> rows.stream().filter(row -> row.file() == f).toList());
    Charset charset =
        gb18030 && source.equals("hotel") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    for (Map.Entry<Integer, List<FeedRow>> file : byFile.entrySet()) {
      switch (file.getKey()) {
        case 0 -> bytes(feeds, source + "/a.csv", lines(source, file.getValue(), false), charset);
        case 1 ->
            bytes(
                feeds,
                source + "/dt=2020-01-21/b.csv.gz",
                lines(source, file.getValue(), false),
                charset);
        default ->
            bytes(
                feeds,
                source + "/c.csv",
                (charset.equals(StandardCharsets.UTF_8) ? "\uFEFF" : "")
                    + lines(source, file.getValue(), true),
                charset);
      }
    }
  }

  /** The last column first, and one that nobody knows. */
  private static String lines(String source, List<FeedRow> rows, boolean turned) {
    StringBuilder text = new StringBuilder();
    List<String> header = new ArrayList<>(List.of(COLUMNS.get(source).split(",")));
    text.append(line(turned ? turned(header, "unknown") : header));
    for (FeedRow row : rows) {
      List<String> cells = new ArrayList<>(turned ? turned(row.cells(), "?") : row.cells());
      if (row.broken()) {
        cells.add("one too many");
      }
      text.append(line(cells));
    }
    return text.toString();
  }

  private static List<String> turned(List<String> cells, String unknown) {
    List<String> turned = new ArrayList<>(cells);
    Collections.reverse(turned);
    turned.add(unknown);
    return turned;
  }

  private static String csv(String header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(header).append("\r\n");
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return String.join(
            ",",
            cells.stream()
                .map(
                    cell ->
                        cell.matches("(?s).*[,\"\r\n].*")
                            ? '"' + cell.replace("\"", "\"\"") + '"'
                            : cell)
                .toList())
        + "\r\n";
  }

  private static void bytes(Path feeds, String name, String text, Charset charset)
      throws IOException {
    byte[] bytes = text.getBytes(charset);
    Path file = feeds.resolve(name);
    Files.createDirectories(file.getParent());
    if (name.endsWith(".gz")) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(zipped)) {
        gzip.write(bytes);
      }
      bytes = zipped.toByteArray();
    }
    Files.write(file, bytes);
  }

  private static void text(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
