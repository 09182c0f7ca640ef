package io.gridline.jobs.oracle;

import io.gridline.jobs.oracle.DirtyWorld.Damage;
import io.gridline.jobs.oracle.DirtyWorld.FeedRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the rows of a feed over four files. They differ in what the contract leaves open: 0 is
 * plain, 1 is gzip with lines that end in CR LF, columns the other way round and one that nobody
 * asked for, 2 begins with a byte order mark and lies in a day's folder, 3 is gzip in one and lacks
 * the optional columns.
 */
final class FeedFiles {
  private static final List<String> NAMES =
      List.of("a.csv", "b.csv.gz", "dt=2020-01-20/a.csv", "dt=2020-01-21/c.csv.gz");
  private static final Map<String, String> COLUMNS =
      Map.of(
          "carrier", "record_id,msisdn,cell_id,seen_from,seen_to",
          "rail",
              "record_id,revision,cancelled,document_type,document_number,passenger_name,train_no,"
                  + "service_date,car_no,seat_no,board_station,board_time,alight_station,"
                  + "alight_time",
          "aviation",
              "record_id,revision,cancelled,document_type,document_number,passenger_name,"
                  + "birth_date,sex,nationality,flight_no,flight_date,seat_no,origin,"
                  + "departure_time,destination,arrival_time",
          "hotel",
              "record_id,revision,cancelled,document_type,document_number,guest_name,hotel_id,"
                  + "room_no,check_in,check_out");
  private static final Set<String> OPTIONAL =
      Set.of(
          "revision",
          "cancelled",
          "passenger_name",
          "birth_date",
          "sex",
          "nationality",
          "car_no",
          "seat_no",
          "guest_name",
          "room_no",
          "check_out");

  /** Stands for bytes that no charset knows until the text is encoded. */
  private static final String BAD = "\uE000";

  private FeedFiles() {}

  static void write(Path feeds, String source, List<FeedRow> rows, Charset charset)
      throws IOException {
    List<String> columns = List.of(COLUMNS.get(source).split(","));
    for (int file = 0; file < NAMES.size(); file++) {
      List<String> lines = new ArrayList<>();
      for (FeedRow row : rows) {
        for (int copy = 0; copy < row.copies(); copy++) {
          if ((row.file() + copy) % NAMES.size() == file) {
            if (row.damage() == Damage.BLANK_LINE) {
              lines.add("");
            }
            lines.add(line(row, columns, file));
          }
        }
      }
      if (file == 0 || !lines.isEmpty()) {
        lines.add(0, WorldFiles.line(arrange(columns, columns, file, "note")));
        String text = (file == 2 ? "\uFEFF" : "") + String.join(file == 1 ? "\r\n" : "\n", lines);
        write(feeds.resolve(source).resolve(NAMES.get(file)), encode(text + "\n", charset));
      }
    }
  }

  private static String line(FeedRow row, List<String> columns, int file) {
    List<String> cells = new ArrayList<>(row.cells());
    int damaged = row.damagedCell() % cells.size();
    switch (row.damage()) {
      case BLANK_CELL -> cells.set(damaged, "\u3000 ");
      case NUL -> cells.set(damaged, cells.get(damaged) + "\0");
      case BAD_BYTES -> cells.set(damaged, cells.get(damaged) + BAD + "x");
      default -> {}
    }
    List<String> arranged =
        arrange(cells, columns, file, row.damage() == Damage.BAD_NOTE ? BAD + "x" : "noted");
    if (row.damage() == Damage.EXTRA_FIELD) {
      arranged.add("more");
    } else if (row.damage() == Damage.MISSING_FIELD) {
      arranged.remove(arranged.size() - 1);
    }
    return WorldFiles.line(arranged);
  }

  private static List<String> arrange(
      List<String> cells, List<String> columns, int file, String note) {
    List<String> arranged = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (file != 3 || !OPTIONAL.contains(columns.get(i))) {
        arranged.add(cells.get(i));
      }
    }
    if (file == 1) {
      arranged.add(2, note);
      Collections.reverse(arranged);
    }
    return arranged;
  }

  private static byte[] encode(String text, Charset charset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] parts = text.split(BAD, -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        // in GB18030 a stray byte may take its neighbour with it: the character itself there
        bytes.write(
            charset.equals(StandardCharsets.UTF_8)
                ? new byte[] {(byte) 0xFF}
                : "\uFFFD".getBytes(charset));
      }
      bytes.write(parts[i].getBytes(charset));
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      out.write(bytes);
    }
  }
}
