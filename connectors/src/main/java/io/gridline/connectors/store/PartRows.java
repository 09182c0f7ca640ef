package io.gridline.connectors.store;

import io.gridline.connectors.columns.ColumnFile;
import io.gridline.connectors.columns.Selection;
import io.gridline.connectors.columns.Values;
import io.gridline.connectors.store.PartFormat.Columns;
import io.gridline.pipelines.presence.StoredRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the wanted rows of one part, by column. */
final class PartRows implements Closeable {

  private static final int MOST = 1 << 12;

  private final String part;
  private final WantedRows wanted;
  private final int columns;
  private final ColumnFile file;
  private final Values[] values;
  private final PresenceColumns presences;
  private Selection selected;
  private int next;

  PartRows(Path data, String part, Columns columns, WantedRows wanted) throws IOException {
    this.part = part;
    this.wanted = wanted;
    this.columns = PartColumn.values().length - (columns == Columns.ALL ? 0 : 1);
    this.file =
        ColumnFile.open(data, PartColumn.names(this.columns))
            .orElseThrow(() -> new IOException("part " + part + " is not one of ours"));
    this.values = new Values[PartColumn.values().length];
    this.presences = new PresenceColumns(values);
  }

  /** Some more of the rows; none at the end. */
  List<StoredRow> read() throws IOException {
    while (selected == null || next == selected.size()) {
      if (!file.next()) {
        return List.of();
      }
      selected = wanted.select(part, file);
      next = 0;
      if (selected.size() > 0) {
        for (int column = 0; column < columns; column++) {
          values[column] = file.gather(column, selected);
        }
      }
    }
    int end = Math.min(selected.size(), next + MOST);
    List<StoredRow> rows = new ArrayList<>(end - next);
    for (; next < end; next++) {
      long row = file.firstRow() + selected.position(next);
      rows.add(new StoredRow(part, row, presences.revision(next)));
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
