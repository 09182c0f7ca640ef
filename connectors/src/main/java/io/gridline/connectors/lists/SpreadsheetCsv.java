package io.gridline.connectors.lists;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CSV that is safe to open in a spreadsheet: UTF-8 with a byte order mark, and no cell that a
 * spreadsheet would take for a formula (OWASP, CSV injection): such a cell gets an apostrophe
 * before it. Some take the full-width signs for formulas too.
 */
public final class SpreadsheetCsv {

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetCsv() {}

  /** A file of these rows. */
  public static byte[] bytes(List<String> header, List<List<String>> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, header, rows);
    return bytes.toByteArray();
  }

  /** Writes rows as they come, and closes the file. */
  public static void write(OutputStream file, List<String> header, Iterable<List<String>> rows)
      throws IOException {
    try (Writer text = new OutputStreamWriter(file, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      text.write('\uFEFF');
      csv.writeRecord(header);
      for (List<String> row : rows) {
        csv.writeRecord(row.stream().map(SpreadsheetCsv::safe).toList());
      }
    }
  }

  /** A cell that a spreadsheet takes for text. */
  public static String safe(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
