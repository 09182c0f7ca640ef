package io.gridline.connectors.rows;

import io.gridline.connectors.columns.ColumnFile;
import io.gridline.connectors.columns.Selection;
import io.gridline.connectors.columns.ValueTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A flat Parquet file, read by column: rows that are passed over cost the test of one column, and
 * of the others only what is left is decoded. Gives what {@link ParquetRows} gives.
 */
final class ColumnRows implements RowFile {

  private final String name;
  private final ColumnFile file;
  private final ColumnRow row;
  private final List<Tested> tests;
  private final long before;
  private final long rows;
  private final long bytes;
  private Selection wanted;
  private int next;
  private long given;
  private boolean isAtEnd;

  /**
   * @param columns those asked for; not all need be in the file
   * @param present those that are
   * @param file opened with {@link #opened}
   * @param groups of it to be read
   * @param passOver by columns that are present and of byte strings
   * @param bytes the size of the file
   */
  ColumnRows(
      String name,
      ColumnFile file,
      RowGroups groups,
      List<String> columns,
      List<String> present,
      PassOver passOver,
      long bytes) {
    this.name = name;
    this.file = file;
    this.row = new ColumnRow(columns, present, file, this::unreadable);
    this.tests = tests(passOver.tests(), columns, present);
    int end = Math.min(groups.end(), file.groups());
    this.before = file.rowsBefore(groups.first());
    this.rows = file.rowsBefore(end) - before;
    if (groups.first() > 0 || end < file.groups()) {
      file.only(groups.first(), end);
    }
    this.bytes = bytes;
  }

  /**
   * The columns to open a file with: those that are there and, when several are tested, the tested
   * ones once more, for what one test has passed another may want to have.
   */
  static List<String> opened(List<String> present, List<String> tested) {
    List<String> all = new ArrayList<>(present);
    if (tested.size() > 1) {
      all.addAll(tested);
    }
    return all;
  }

  /** A test of one of the columns that the file was opened with. */
  private record Tested(int column, ValueTest test) {}

  private static List<Tested> tests(
      List<PassOver.Tested> asked, List<String> columns, List<String> present) {
    List<Tested> tests = new ArrayList<>();
    for (PassOver.Tested one : asked) {
      int column =
          asked.size() == 1
              ? present.indexOf(columns.get(one.column()))
              : present.size() + tests.size();
      tests.add(new Tested(column, one.test().get()));
    }
    return tests;
  }

  private Selection wanted() throws IOException {
    if (tests.isEmpty()) {
      return file.all();
    }
    Selection any = null;
    for (Tested tested : tests) {
      Selection some = file.select(tested.column(), tested.test());
      any = any == null ? some : any.or(some);
    }
    return any;
  }

  @Override
  public TextRow next() {
    try {
      while (wanted == null || next == wanted.size()) {
        if (isAtEnd || !file.next()) {
          isAtEnd = true;
          return null;
        }
        wanted = wanted();
        row.begin(wanted);
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
    return reached() - given;
  }

  @Override
  public long bytesRead() {
    return rows == 0 ? bytes : (long) ((double) reached() / rows * bytes);
  }

  private long reached() {
    return isAtEnd ? rows : Math.max(0, row.line() - before);
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
