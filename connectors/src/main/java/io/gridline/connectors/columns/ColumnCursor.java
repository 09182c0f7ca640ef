package io.gridline.connectors.columns;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Where one column is being read. It lags behind the batch that the reader is at until somebody
 * asks for it, and passes whole pages without reading them when nobody did.
 */
final class ColumnCursor implements AutoCloseable {

  private final ChunkPages bytes;
  private final DataPages pages;
  private final boolean areNumbers;
  private final Values values = new Values();
  private final byte[] marks;
  private final boolean[] absent;
  private final int[] present;
  private long at;

  /**
   * @param batch how many rows are asked for at a time, at most
   */
  ColumnCursor(FileChannel channel, ColumnDescriptor column, int batch) {
    bytes = new ChunkPages(channel);
    pages = new DataPages(bytes, column, batch);
    areNumbers = ColumnKinds.isNumber(column.getPrimitiveType());
    marks = new byte[batch];
    absent = new boolean[batch];
    present = new int[batch];
  }

  void begin(ColumnChunkMetaData chunk, long rows) throws IOException {
    bytes.begin(chunk);
    pages.begin(rows);
    at = 0;
  }

  boolean areNumbers() {
    return areNumbers;
  }

  /** Adds those of {@code count} rows from {@code first} on that the test wants. */
  void select(long first, int count, ValueTest test, Selection to) throws IOException {
    moveTo(first);
    values.clear();
    for (int done = 0; done < count; ) {
      int rows = pages.open(count - done);
      int before = values.size();
      pages.mark(rows, test, marks, values);
      addNulls(rows, values.size() - before);
      to.addMarked(done, rows, marks);
      pages.passed(rows);
      done += rows;
      at += rows;
    }
  }

  private void addNulls(int rows, int added) {
    if (!pages.hasNulls()) {
      values.addedWithoutNulls(added);
      return;
    }
    int wanted = 0;
    for (int row = 0; row < rows; row++) {
      if (marks[row] != 0) {
        absent[wanted++] = !pages.isPresent(row);
      }
    }
    values.spread(added, absent, wanted, areNumbers);
  }

  /** The values of the rows that were selected last. */
  Values selected() {
    return values;
  }

  /** The values at those rows of the batch that begins at {@code first}. */
  Values gather(long first, Selection wanted) throws IOException {
    values.clear();
    int[] positions = wanted.positions();
    for (int n = 0; n < wanted.size(); ) {
      moveTo(first + positions[n]);
      int rows = pages.open(positions[wanted.size() - 1] - positions[n] + 1);
      int base = positions[n];
      int last = n + 1;
      while (last < wanted.size() && positions[last] - base < rows) {
        last++;
      }
      int passed = positions[last - 1] - base + 1;
      gather(passed, positions, n, last, base);
      at += passed;
      n = last;
    }
    return values;
  }

  private void gather(int rows, int[] positions, int first, int last, int base) throws DamagedFile {
    if (!pages.hasNulls()) {
      pages.values().pass(rows, positions, first, last, base, values);
      values.addedWithoutNulls(last - first);
      pages.passed(rows);
      return;
    }
    int count = 0;
    int next = 0;
    int n = first;
    for (int row = 0; row < rows; row++) {
      boolean isPresent = pages.isPresent(row);
      if (n < last && positions[n] - base == row) {
        absent[n - first] = !isPresent;
        present[count] = next;
        count += isPresent ? 1 : 0;
        n++;
      }
      next += isPresent ? 1 : 0;
    }
    pages.values().pass(next, present, 0, count, 0, values);
    values.spread(count, absent, last - first, areNumbers);
    pages.passed(rows);
  }

  private void moveTo(long row) throws IOException {
    if (row < at) {
      throw new IllegalStateException("rows of a column that have been passed");
    }
    if (row > at) {
      pages.skip(row - at);
      at = row;
    }
  }

  @Override
  public void close() {
    bytes.close();
  }
}
