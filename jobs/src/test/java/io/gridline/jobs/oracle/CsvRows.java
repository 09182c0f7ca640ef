package io.gridline.jobs.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The rows of one RFC 4180 file, plain or gzip. Bytes that the charset does not know come out as
 * U+FFFD, so that the SQL can count them; completely blank lines are left out.
 */
record CsvRows(List<String> header, List<CsvRow> rows) {

  /** One row and the line (1 is the header's) at which it starts. */
  record CsvRow(int line, List<String> fields) {}

  static CsvRows read(Path file, Charset charset) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in =
            file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      String text = new String(in.readAllBytes(), charset);
      return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
  }

  static CsvRows parse(String text) {
    List<CsvRow> rows = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int start = 1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '\n') {
        line++;
      }
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        if (!fields.isEmpty() || field.length() > 0) {
          fields.add(field.toString());
          rows.add(new CsvRow(start, List.copyOf(fields)));
        }
        fields.clear();
        field.setLength(0);
        start = line;
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return new CsvRows(rows.get(0).fields(), rows.subList(1, rows.size()));
  }
}
