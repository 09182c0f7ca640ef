package io.gridline.connectors.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.rows.ParquetFile;
import io.gridline.connectors.rows.PassOver;
import io.gridline.connectors.rows.RowFile;
import io.gridline.connectors.rows.TextRow;
import io.gridline.pipelines.identity.Register.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * One file of a register table: Parquet, or CSV, plain or gzip, UTF-8 with or without a byte order
 * mark.
 */
record TableFile(Path file, TableColumns columns) {

  private static final int BUFFER = 1 << 16;

  /** No file holds it, for a row with a NUL character is refused. */
  private static final String END = "\0";

  private static final byte[] END_ROW = ("\n" + END + "\n").getBytes(StandardCharsets.UTF_8);

  /**
   * Shows the rows to {@code seen}, always as the same object.
   *
   * @param passOver rows that need not be shown
   */
  void read(PassOver passOver, Consumer<TableRow> seen) {
    if (file.toString().endsWith(".parquet")) {
      readParquet(passOver, seen);
    } else {
      readCsv(seen);
    }
  }

  private void readParquet(PassOver passOver, Consumer<TableRow> seen) {
    TableRow row = new TableRow(line -> file + ":" + line, columns.names());
    try (RowFile rows =
        ParquetFile.open(file, "register " + file, columns.names(), columns.required(), passOver)) {
      for (TextRow read = rows.next(); read != null; read = rows.next()) {
        row.move(read.line(), read::value);
        seen.accept(row);
      }
    } catch (BadInput e) {
      throw new Unreadable(e.getMessage(), e);
    }
  }

  private void readCsv(Consumer<TableRow> seen) {
    try (InputStream in = opened();
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(in)) {
      read(csv.iterator(), seen);
    } catch (IOException e) {
      throw breaksOff(0, e);
    }
  }

  private void read(Iterator<CsvRecord> records, Consumer<TableRow> seen) {
    CsvRecord header = after(0, records);
    int width = header.getFieldCount();
    TableRow row = new TableRow(line -> file + ":" + line, columns.names());
    int[] positions = positions(header.getFields());
    CsvRecord now = after(header.getStartingLineNumber(), records);
    while (now != null) {
      CsvRecord next = after(now.getStartingLineNumber(), records);
      if (next == null) {
        requireEnd(now);
      } else {
        move(row, now, width, positions);
        seen.accept(row);
      }
      now = next;
    }
  }

  /** The next row; null when there is none. The first is there always, for the end has a row. */
  private CsvRecord after(long line, Iterator<CsvRecord> records) {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException | CsvParseException e) {
      throw breaksOff(line, e);
    }
  }

  private Unreadable breaksOff(long line, Exception cause) {
    return new Unreadable(
        "register %s: the file cannot be read to its end, only to line %d".formatted(file, line),
        cause);
  }

  private InputStream opened() throws IOException {
    InputStream in = Files.newInputStream(file);
    InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
    return new SequenceInputStream(text, new ByteArrayInputStream(END_ROW));
  }

  /** A quote that is never closed swallows all that follows, and the row that marks the end too. */
  private void requireEnd(CsvRecord last) {
    if (last.getFieldCount() != 1 || !last.getField(0).equals(END)) {
      throw new Unreadable(
          "register %s:%d: the row has a quote that is never closed"
              .formatted(file, last.getStartingLineNumber()));
    }
  }

  private void move(TableRow row, CsvRecord read, int width, int[] positions) {
    List<String> fields = read.getFields();
    if (fields.size() != width) {
      throw new Unreadable(
          "register %s:%d: the row has %d fields, the header %d"
              .formatted(file, read.getStartingLineNumber(), fields.size(), width));
    }
    for (String field : fields) {
      if (field.indexOf('\0') >= 0) {
        throw new Unreadable(
            "register %s:%d: the row has a NUL character"
                .formatted(file, read.getStartingLineNumber()));
      }
    }
    row.move(
        read.getStartingLineNumber(),
        column -> positions[column] < 0 ? "" : fields.get(positions[column]));
    row.requireText();
  }

  private int[] positions(List<String> header) {
    int[] positions = new int[columns.names().size()];
    for (int i = 0; i < positions.length; i++) {
      String name = columns.names().get(i);
      positions[i] = header.indexOf(name);
      if (positions[i] < 0 && columns.required().contains(name)) {
        throw new Unreadable("register %s:1: the header lacks column %s".formatted(file, name));
      }
      if (positions[i] != header.lastIndexOf(name)) {
        throw new Unreadable("register %s:1: column %s stands twice".formatted(file, name));
      }
    }
    return positions;
  }
}
