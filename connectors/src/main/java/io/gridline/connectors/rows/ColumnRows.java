package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ColumnFile;
import io.gridline.connectors.columns.Selection;
import io.gridline.connectors.columns.ValueTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A flat Parquet file, read by column: rows that are passed over cost the test of one column, and
 * of the others only what is left is decoded. Gives what {@link ParquetRows} gives.
 */
final class ColumnRows implements RowFile {

  private final String name;
  private final ColumnFile file;
  private final ColumnRow row;
  private final int tested;
  private final ValueTest test;
  private final long rows;
  private final long bytes;
  private Selection wanted;
  private int next;
  private long given;
  private boolean isAtEnd;

  /**
   * @param columns those asked for; not all need be in the file
   * @param present those that are, as the file was opened with
   * @param passOver by a column that is present and one of byte strings
   * @param bytes the size of the file
   */
  ColumnRows(
      String name,
      ColumnFile file,
      List<String> columns,
      List<String> present,
      PassOver passOver,
      long bytes) {
    this.name = name;
    this.file = file;
    this.row = new ColumnRow(columns, present, file);
    this.tested = passOver.isNothing() ? -1 : present.indexOf(columns.get(passOver.column()));
    this.test = passOver.others();
    this.rows = file.rows();
    this.bytes = bytes;
  }

  @Override
  public TextRow next() {
    try {
      while (wanted == null || next == wanted.size()) {
        if (isAtEnd || !file.next()) {
          isAtEnd = true;
          return null;
        }
        wanted = tested < 0 ? file.all() : file.select(tested, test);
        row.begin(file, wanted);
        next = 0;
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
    row.move(next, file.firstRow() + wanted.position(next) + 1);
    next++;
    given++;
    return row;
  }

  private BadInput unreadable(Exception cause) {
    return new BadInput(
        name
            + ": cannot be read to its end, after row "
            + file.firstRow()
            + ": "
            + cause.getClass().getSimpleName(),
        cause);
  }

  @Override
  public long passedOver() {
    return (isAtEnd ? rows : row.line()) - given;
  }

  @Override
  public long bytesRead() {
    return rows == 0 ? bytes : (long) ((double) (isAtEnd ? rows : row.line()) / rows * bytes);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
