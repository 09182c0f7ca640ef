package io.gridline.ops.simulate.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * What one sender sends at one time, in files of a bounded size: {@code name.csv}, then {@code
 * name-0002.csv} and so on. A file gets its name when it is whole; until then the name starts with
 * a dot, and readers leave it alone. In a format with types, rows that say something that the types
 * cannot (a date that is none) go to {@code name-untyped}, with text columns only.
 *
 * <p>Nothing is written before the first row. Not for several threads at once.
 */
public final class Delivery {

  private final Path folder;
  private final String name;
  private final FileFormat format;
  private final Columns columns;
  private final long rowsPerFile;
  private final int groupBytes;

  private RowsFile current;
  private Path place;
  private int files;
  private long rowsInFile;
  private long rows;
  private Delivery untyped;

  /**
   * @param rowsPerFile after how many rows, to the next append, another file begins
   * @param groupBytes how much text makes a row group of Parquet, and waits in memory until then
   */
  public Delivery(
      Path folder,
      String name,
      FileFormat format,
      Columns columns,
      long rowsPerFile,
      int groupBytes) {
    this.folder = folder;
    this.name = name;
    this.format = format;
    this.columns = columns;
    this.rowsPerFile = rowsPerFile;
    this.groupBytes = format == FileFormat.PARQUET ? groupBytes : Math.min(groupBytes, 64 << 10);
  }

  /** Appends rows of CSV, each ended by a line feed; UTF-8 unless the format is CSV. */
  public void append(byte[] csv, int length, int count) throws IOException {
    if (current != null && rowsInFile >= rowsPerFile) {
      finishFile();
    }
    open();
    current.append(csv, length);
    rowsInFile += count;
    rows += count;
  }

  /** Makes the file now, though no row may come. */
  public Delivery opened() throws IOException {
    open();
    return this;
  }

  /** Rows appended so far. */
  public long rows() {
    return rows;
  }

  /** Ends the last file; after this nothing may be appended. */
  public void finish() throws IOException {
    if (current != null) {
      finishFile();
    }
    if (untyped != null) {
      untyped.finish();
    }
  }

  /** Takes back the file that is not whole; those before it stay. */
  public void abandon() throws IOException {
    if (current != null) {
      try {
        current.abandon();
      } finally {
        current = null;
        Files.deleteIfExists(hidden(place));
      }
    }
    if (untyped != null) {
      untyped.abandon();
    }
  }

  private void open() throws IOException {
    if (current == null) {
      files++;
      rowsInFile = 0;
      String part =
          files == 1 ? name : String.format(java.util.Locale.ROOT, "%s-%04d", name, files);
      place = folder.resolve(part + "." + format.word());
      Files.createDirectories(folder);
      Path path = hidden(place);
      current =
          switch (format) {
            case CSV, CSV_GZ -> new CsvRowsFile(path, columns, format);
            case PARQUET -> typed(new ParquetEncoder(path, columns, name));
            case AVRO -> typed(new AvroEncoder(path, columns, part));
          };
    }
  }

  private RowsFile typed(RowEncoder encoder) {
    return new TypedRowsFile(encoder, columns, groupBytes, this::appendUntyped);
  }

  private void appendUntyped(byte[] csv, int from, int to) throws IOException {
    if (untyped == null) {
      untyped =
          new Delivery(
              folder, name + "-untyped", format, columns.asText(), rowsPerFile, groupBytes);
    }
    untyped.append(Arrays.copyOfRange(csv, from, to), to - from, 1);
  }

  private void finishFile() throws IOException {
    current.finish();
    current = null;
    Files.move(hidden(place), place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path hidden(Path place) {
    return place.resolveSibling("." + place.getFileName() + ".part");
  }
}
