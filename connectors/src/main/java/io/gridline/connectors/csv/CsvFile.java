package io.gridline.connectors.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import io.gridline.connectors.rows.BadInput;
import io.gridline.connectors.rows.RowFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file by RFC 4180, plain or gzip, header row first: column order is free, unknown columns
 * are ignored, a byte order mark is tolerated. Reads one row at a time, and of a row only the
 * columns that were asked for.
 */
public final class CsvFile implements RowFile {

  private static final int BUFFER = 1 << 16;

  private final String name;
  private final CountedBytes bytes;
  private final CsvReader<CsvRow> reader;
  private final Iterator<CsvRow> rows;
  private final Columns handler;

  private CsvFile(String name, CountedBytes bytes, CsvReader<CsvRow> reader, Columns handler) {
    this.name = name;
    this.bytes = bytes;
    this.reader = reader;
    this.rows = reader.iterator();
    this.handler = handler;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param name what errors call the file
   * @param columns those asked for; their positions are the ones that {@link CsvRow#value} takes
   * @param required those of them without which the file cannot be read
   * @throws BadInput when the file cannot be opened, or its header lacks a column or has one twice
   */
  public static CsvFile open(
      Path file, String name, Charset charset, List<String> columns, List<String> required) {
    return read(bytes(file, name), isGzip(file), name, charset, columns, required);
  }

  /**
   * Reads the header of what comes from elsewhere, not compressed.
   *
   * @param name what errors call it
   * @throws BadInput when the header lacks a column or has one twice
   */
  public static CsvFile read(
      InputStream from, String name, Charset charset, List<String> columns, List<String> required) {
    return read(new CountedBytes(from), false, name, charset, columns, required);
  }

  private static CsvFile read(
      CountedBytes bytes,
      boolean gzip,
      String name,
      Charset charset,
      List<String> columns,
      List<String> required) {
    Columns handler = new Columns(columns);
    CsvFile csv = new CsvFile(name, bytes, reader(bytes, gzip, name, charset, handler), handler);
    try {
      csv.readHeader(required);
      return csv;
    } catch (RuntimeException e) {
      csv.close();
      throw e;
    }
  }

  private static boolean isGzip(Path file) {
    return file.toString().endsWith(".gz");
  }

  private static CountedBytes bytes(Path file, String name) {
    try {
      return new CountedBytes(Files.newInputStream(file));
    } catch (IOException e) {
      throw new BadInput(name + ": cannot be opened: " + reason(e), e);
    }
  }

  private static CsvReader<CsvRow> reader(
      CountedBytes bytes, boolean gzip, String name, Charset charset, Columns handler) {
    try {
      InputStream plain = gzip ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return CsvReader.builder()
          .skipEmptyLines(true)
          .allowExtraFields(true)
          .allowMissingFields(true)
          .build(handler, new WholeText(new InputStreamReader(plain, charset)));
    } catch (IOException e) {
      closed(bytes);
      throw new BadInput(name + ": cannot be opened: " + reason(e), e);
    }
  }

  private static void closed(InputStream bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readHeader(List<String> required) {
    if (next() == null) {
      throw new BadInput(name + ": has no header row");
    }
    Set<String> seen = new HashSet<>();
    for (String column : handler.header) {
      if (!seen.add(column) && handler.columns.contains(column)) {
        throw new BadInput(name + ": column " + column + " stands twice in the header");
      }
    }
    List<String> missing = required.stream().filter(column -> !seen.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new BadInput(name + ": the header lacks " + String.join(", ", missing));
    }
    handler.headerIsRead();
  }

  @Override
  public CsvRow next() {
    try {
      CsvRow row = rows.hasNext() ? rows.next() : null;
      return row != null && row.holdsEnd() ? atEnd(row) : row;
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (CsvParseException e) {
      throw unreadable(e);
    }
  }

  private CsvRow atEnd(CsvRow row) {
    if (!row.isEnd()) {
      throw new BadInput(
          name + ": a quote that is opened in line " + row.line() + " is never closed");
    }
    return null;
  }

  @Override
  public long bytesRead() {
    return bytes.count();
  }

  private BadInput unreadable(Exception cause) {
    if (!(cause.getCause() instanceof IOException) && cause instanceof CsvParseException notCsv) {
      return new BadInput(
          name + ": line " + handler.row.line() + " is not CSV: " + wrong(notCsv), notCsv);
    }
    return new BadInput(
        name
            + ": cannot be read to its end, after line "
            + handler.row.line()
            + ": "
            + reason(cause),
        cause);
  }

  /** The parser's own words hold a character of the row. */
  private static String wrong(CsvParseException notCsv) {
    return notCsv.getCause() instanceof CsvParseException parser
            && parser.getMessage().startsWith("Unexpected character after closing quote")
        ? "text stands behind a closing quote"
        : "a value is too long, or its quote is never closed";
  }

  /** What went wrong, without what stands in the file. */
  private static String reason(Exception failure) {
    Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
    return cause.getClass().getSimpleName();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes fields from the reader: all of the header, and of the rows what is asked for. */
  private static final class Columns extends CsvCallbackHandler<CsvRow> {

    private final List<String> columns;
    private final List<String> header = new ArrayList<>();
    private final CsvRow row;
    private int[] askedAt;
    private RecordType type = RecordType.DATA;

    Columns(List<String> columns) {
      this.columns = columns;
      this.row = new CsvRow(columns.size());
    }

    void headerIsRead() {
      askedAt = header.stream().mapToInt(columns::indexOf).toArray();
    }

    @Override
    protected RecordType getRecordType() {
      return type;
    }

    @Override
    protected int getFieldCount() {
      return row.fields();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
      type = RecordType.DATA;
      row.begin(startingLineNumber);
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      int field = row.fields();
      if (askedAt == null) {
        header.add(new String(buffer, offset, length));
      }
      boolean asked = askedAt != null && field < askedAt.length;
      row.add(asked ? askedAt[field] : -1, buffer, offset, length);
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
      type = RecordType.EMPTY;
    }

    @Override
    protected CsvRow buildRecord() {
      row.end(header.size());
      return row;
    }
  }
}
